# syntax=docker/dockerfile:1

# Lucid Storage. Build with BuildKit: docker build -t lucid-storage .
# The same Node the tests run on; a tag and not a digest, so that security fixes of its Debian arrive with a rebuild.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

# What the build needs: everything in the lock file. swc's native compiler is an optional dependency, hence no --omit here.
FROM ${NODE_IMAGE} AS deps
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts

FROM deps AS build
COPY .swcrc nest-cli.json tsconfig.json ./
COPY apps apps
COPY libs libs
COPY scripts scripts
RUN npm run build

# What the service needs. The optional dependencies bring a Node for machines that have none; this image has one.
FROM ${NODE_IMAGE} AS production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Half of what is installed are types and source maps, which nothing reads at run time.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --omit=dev --omit=optional \
 && find node_modules -type f -regextype posix-extended -regex '.*\.(map|d\.[cm]?ts)' -delete

FROM ${NODE_IMAGE} AS runtime
LABEL org.opencontainers.image.title="Lucid Storage" \
      org.opencontainers.image.description="REST API over MongoDB, Redis and Elasticsearch: the storage foundation of the Lucid services" \
      org.opencontainers.image.licenses="MIT"
# The volume's folder belongs to the user of the service, and a named volume takes that over when it is first mounted.
RUN install -d -o node -g node /data
WORKDIR /app
COPY --from=production /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
# Serving anything but loopback makes API_KEY obligatory: without one the service says so and ends.
# Memory of large buffers goes back to the system at once: `npm start` sets the same.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=131072 \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8088 \
    VOLUME_MOUNT_PATH=/data
# uid 1000 of the base image, by number so that a cluster can see that it is not root. Writes nowhere but /data and /tmp.
USER 1000:1000
EXPOSE 8088
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HTTP_PORT + '/readyz', { signal: AbortSignal.timeout(4000) }).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1 and gets the signal itself: it stops listening, finishes what is under way and closes its connections.
CMD ["node", "--initial-old-space-size=128", "dist/apps/api/src/main.js"]
