package dev.loginsight.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program, started by its own launcher. */
@DisabledOnOs(OS.WINDOWS)
class DemoIT {
    private static final Path PROGRAM = Path.of("target", "loginsight").toAbsolutePath();
    private static final long LONGEST_SECONDS = 600;

    @TempDir
    private Path temp;

    @Test
    void demo_everyPlantedDefect_hasItsInsightWithItsMethodFirst() throws Exception {
        JsonNode insights = JsonMapper.shared().readTree(run("demo", "--json")).path("insights");
        JsonNode defects = JsonMapper.shared().readTree(getClass().getResourceAsStream("/planted-defects.json"));
        assertThat(insights.size()).isEqualTo(defects.size());
        for (JsonNode defect : defects) {
            JsonNode insight = ofType(insights, defect.path("exception").asString());
            JsonNode first = insight.path("suspects").path(0);
            assertThat(first.path("symbol").asString())
                    .isEqualTo(defect.path("symbol").asString());
            assertThat(first.path("file").asString())
                    .isEqualTo(defect.path("file").asString());
            assertThat(first.path("snippet").asString()).isNotBlank();
            assertThat(insight.path("model").isNull()).isTrue();
            assertThat(insight.path("note").asString()).startsWith("No model was asked");
        }
    }

    @Test
    void shortCommands_withTheirOwnClassPathAndCache_findEverythingTheyNeed() throws Exception {
        Path repository = Files.createDirectories(temp.resolve("repository"));
        Files.writeString(
                repository.resolve("Cart.java"), "class Cart {\n    int price() {\n        return 1;\n    }\n}\n");
        Files.writeString(repository.resolve("cart.py"), "def price():\n    return 1\n");
        String dir = repository.toString();
        assertThat(run("index", dir, "--json")).contains("\"filesChanged\":2");
        assertThat(run("status", dir, "--json")).startsWith("{");
        assertThat(run("query", "price of a cart", "--repo", dir, "--json")).contains("Cart#price");
        Path log = Files.writeString(
                temp.resolve("error.log"), "java.lang.RuntimeException: x\n\tat Cart.price(Cart.java:3)\n");
        assertThat(run("locate", log.toString(), "--repo", dir, "--json")).contains("Cart#price");
    }

    private static JsonNode ofType(JsonNode insights, String type) {
        return StreamSupport.stream(insights.spliterator(), false)
                .filter(insight -> insight.path("exceptionType").asString("").equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no insight for " + type));
    }

    /** Runs the program with no model, no user's settings and an empty home; nothing may be said on standard error. */
    private String run(String... command) throws IOException, InterruptedException {
        String[] line = new String[command.length + 1];
        line[0] = PROGRAM.resolve("loginsight").toString();
        System.arraycopy(command, 0, line, 1, command.length);
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> env = builder.environment();
        env.keySet().removeIf(name -> name.startsWith("OPENAI_") || name.startsWith("LOGINSIGHT_"));
        env.put("LOGINSIGHT_HOME", temp.resolve("home").toString());
        // What a user has from the second start on; it is also what stays in the build folder after the tests.
        env.put("LOGINSIGHT_CACHE", "now");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as(line[1] + " ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(err).content().isEmpty();
        assertThat(process.exitValue()).isZero();
        return Files.readString(out);
    }
}
