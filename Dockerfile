# Two images for pipelines:
#   docker build --target full -t meshgen:full .   everything: compiles and renders any Mesh.swift
#   docker build --target slim -t meshgen:slim .   meshgen alone, for renderers made with `meshgen build` and for what needs no compiler

FROM swift:6.3-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends make libyaml-dev libssl-dev libcurl4-openssl-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN make install PREFIX=/opt/meshgen

FROM swift:6.3-bookworm AS full
COPY --from=build /opt/meshgen /usr/local
# For the commands that talk to a cluster.
RUN apt-get update && apt-get install -y --no-install-recommends libcurl4 ca-certificates && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 meshgen
USER meshgen
WORKDIR /work
ENTRYPOINT ["meshgen"]

FROM debian:bookworm-slim AS slim
COPY --from=build /opt/meshgen/bin/meshgen /usr/local/bin/meshgen
COPY --from=build /opt/meshgen/lib/meshgen/meshgen-net /usr/local/lib/meshgen/meshgen-net
# For the commands that talk to a cluster.
RUN apt-get update && apt-get install -y --no-install-recommends libcurl4 ca-certificates && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 meshgen
USER 10001
WORKDIR /work
ENTRYPOINT ["meshgen"]
