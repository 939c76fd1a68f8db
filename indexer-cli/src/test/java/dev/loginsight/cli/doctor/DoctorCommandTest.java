package dev.loginsight.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loginsight.cli.SmallRepository;
import dev.loginsight.cli.TestConsole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorCommandTest {
    private static final String KEY = "sk-0123456789abcdef";

    @TempDir
    private Path dir;

    private Path home;
    private TestConsole test;

    @BeforeEach
    void console() {
        home = dir.resolve("home");
        test = new TestConsole(home, SmallRepository.in(dir)).env("LOGINSIGHT_PORT", "0");
    }

    @Test
    void freshMachine_isHealthyAndSaysWhatWouldHelp() {
        assertThat(test.run("doctor")).isZero();

        assertThat(test.out())
                .contains("ok      java", "ok      home", "note    model", "set OPENAI_API_KEY", "ok      kafka");
        assertThat(state("model")).isEqualTo("note");
    }

    @Test
    void model_thatAnswers_isOkAndItsKeyIsMasked() throws IOException {
        HttpServer endpoint = endpoint(200, "{\"data\":[{\"id\":\"tiny\"}]}");
        try {
            test.env("OPENAI_BASE_URL", base(endpoint))
                    .env("OPENAI_API_KEY", KEY)
                    .env("OPENAI_MODEL", "tiny");

            assertThat(test.run("doctor")).isZero();
            assertThat(test.out()).contains("is reachable", "****cdef").doesNotContain("0123456789");
            assertThat(state("model")).isEqualTo("ok");
            assertThat(test.out()).doesNotContain("0123456789");

            test.env("OPENAI_MODEL", "unknown");
            assertThat(detail("model")).contains("does not list that model");
        } finally {
            endpoint.stop(0);
        }
    }

    @Test
    void model_thatRefusesOrIsGone_isBroken() throws IOException {
        HttpServer endpoint = endpoint(401, "{}");
        test.env("OPENAI_BASE_URL", base(endpoint)).env("OPENAI_API_KEY", KEY);
        try {
            assertThat(state("model")).isEqualTo("broken");
            assertThat(detail("model")).contains("refuses the key (401)");
        } finally {
            endpoint.stop(0);
        }
        assertThat(test.run("doctor")).isEqualTo(1);
        assertThat(test.out()).contains("BROKEN  model", "cannot be reached", "check model.base-url");
    }

    @Test
    void portInUse_isBroken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            test.env("LOGINSIGHT_PORT", String.valueOf(taken.getLocalPort()));

            assertThat(test.run("doctor")).isEqualTo(1);
            assertThat(test.out()).contains("127.0.0.1:" + taken.getLocalPort() + " cannot be listened on");
        }
    }

    @Test
    void kafkaThatDoesNotAnswer_isBroken() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        test.env("LOGINSIGHT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + nobody);

        assertThat(state("kafka")).isEqualTo("broken");
        test.env("LOGINSIGHT_KAFKA_BOOTSTRAP_SERVERS", "no.such.host.invalid:9092");
        assertThat(detail("kafka")).contains("no address of it can be resolved");
    }

    @Test
    void index_isJudged() throws IOException {
        assertThat(state("index")).isEqualTo("note");
        test.run("index");
        assertThat(state("index")).isEqualTo("ok");
        Files.writeString(dir.resolve("shop/src/shop/New.java"), "class New {}");
        assertThat(detail("index")).contains("stale: 1 added, 0 changed, 0 deleted");
        try (var descriptions = Files.walk(home)) {
            for (Path file :
                    descriptions.filter(it -> it.endsWith("index.json")).toList()) {
                Files.writeString(file, "");
            }
        }
        assertThat(state("index")).isEqualTo("broken");
        assertThat(detail("index")).endsWith(": damaged: its description index.json cannot be read");
    }

    @Test
    void wrongConfiguration_isAFindingWithEveryMistake() throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve("loginsight.yml"), "prot: 1\nbnd: x\n");

        assertThat(test.run("doctor")).isEqualTo(1);
        assertThat(test.out()).contains("BROKEN  configuration", "did you mean port?", "did you mean bind?");
    }

    @Test
    void homeThatCannotBeWritten_isBroken() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");

        assertThat(test.run("doctor", "--home", file.resolve("home").toString()))
                .isEqualTo(1);
        assertThat(test.out()).contains("BROKEN  home", "point LOGINSIGHT_HOME at a folder of your own");
    }

    private String state(String subject) {
        return finding(subject).get("state").asString();
    }

    private String detail(String subject) {
        return finding(subject).get("detail").asString();
    }

    private JsonNode finding(String subject) {
        test.run("doctor", "--json");
        return JsonMapper.shared()
                .readTree(test.out())
                .get("findings")
                .valueStream()
                .filter(it -> it.get("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static String base(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private static HttpServer endpoint(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> {
            boolean authorized =
                    ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(authorized ? status : 403, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
