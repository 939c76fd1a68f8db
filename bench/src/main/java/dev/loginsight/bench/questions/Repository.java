package dev.loginsight.bench.questions;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A repository that questions are asked about.
 *
 * @param github {@code owner/name}
 * @param revision the commit the annotations were made on
 * @param root the directory that is indexed, relative; empty for all
 */
record Repository(String name, String language, String github, String revision, String root) {
    static Repository of(JsonNode spec) {
        String github = spec.path("url")
                .asString()
                .replaceFirst("^https://github\\.com/", "")
                .replaceFirst("\\.git$", "");
        return new Repository(
                spec.path("name").asString(),
                spec.path("language").asString(),
                github,
                spec.path("revision").asString(),
                spec.path("benchmark_root").asString(""));
    }

    /** The commit to use where a mirror lacks the pinned one; the annotations hold there as well. */
    Optional<String> nearest() {
        return switch (name) {
            case "circe" -> Optional.of("1da94272096eedd88a6ea04be127618ef8cf943a");
            case "nlohmann-json" -> Optional.of("199dea11b17c533721b26249e2dcaee6ca1d51d3");
            default -> Optional.empty();
        };
    }
}
