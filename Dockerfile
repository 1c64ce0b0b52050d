# Not exercised by the tests. The database is another container's: see compose.yaml.
FROM node:24-bookworm-slim

WORKDIR /takewire
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund

COPY . .
RUN node lib/boot/start.mjs build && mkdir -p .data && chown node .data

USER node
ENV HOST=0.0.0.0
EXPOSE 3000
VOLUME /takewire/.data
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "lib/boot/start.mjs", "start"]
