# Miner. Build from the repository root: docker build -f docker/miner.Dockerfile .
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN node configs/tooling/run.mjs build \
 && npx --yes "$(node -p "require('./package.json').packageManager")" --filter @404-gen/miner deploy --legacy --prod /out

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /out ./
COPY configs ./configs
USER node
CMD ["node", "dist/main.js", "--config", "configs/miner.yaml"]
