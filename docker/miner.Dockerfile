# Miner. Build from the repository root: docker build -f docker/miner.Dockerfile .
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY . .
# As in generation-server.Dockerfile.
RUN node configs/tooling/run.mjs build \
 && npx --yes "$(node -p "require('./package.json').packageManager")" --filter @404-gen/miner deploy --legacy --prod /out

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /out ./
COPY configs/*.yaml ./configs/
# A volume mounted here takes this owner over.
RUN mkdir state && chown node:node state
USER node
# The same flag of Node as in ecosystem.config.js.
CMD ["node", "--max-semi-space-size=2", "dist/main.js", "--config", "configs/miner.yaml"]
