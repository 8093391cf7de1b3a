# Generation server. Build from the repository root: docker build -f docker/generation-server.Dockerfile .
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY . .
# --legacy: copies the workspace's own packages instead of linking them; what is copied, each package.json's "files" says.
RUN node configs/tooling/run.mjs build \
 && npx --yes "$(node -p "require('./package.json').packageManager")" --filter @404-gen/generation-server deploy --legacy --prod /out

FROM node:20-bookworm-slim
# The Vulkan loader, and what NVIDIA's driver wants of the image; the driver itself comes with `docker run --gpus`.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libvulkan1 libegl1 libxext6 \
 && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production NVIDIA_DRIVER_CAPABILITIES=compute,graphics,utility
WORKDIR /app
COPY --from=build /out ./
COPY configs/*.yaml ./configs/
USER node
EXPOSE 10006
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:10006/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
# A bearer token is required off loopback: pass GENERATION_TOKEN.
CMD ["node", "dist/main.js", "--host", "0.0.0.0", "--port", "10006", "--config", "configs/cpu.yaml"]
