# docker build -t loginsight . ; docker run --rm -p 127.0.0.1:8080:8080 -v "$PWD:/repository:ro" loginsight
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn -B -ntp -pl indexer-cli,examples/shop -am -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
RUN useradd --create-home --uid 10001 loginsight && mkdir /repository && install -d -o loginsight /data
COPY --from=build /build/indexer-cli/target/loginsight /opt/loginsight
USER loginsight
# Inside a container the loopback address is the container's own; who may reach the port is decided where it is published.
ENV LOGINSIGHT_HOME=/data LOGINSIGHT_BIND=0.0.0.0
VOLUME /data
EXPOSE 8080
HEALTHCHECK --start-period=30s CMD curl -fsS http://127.0.0.1:8080/api/health || exit 1
ENTRYPOINT ["/opt/loginsight/loginsight"]
CMD ["serve", "--repo", "/repository"]
