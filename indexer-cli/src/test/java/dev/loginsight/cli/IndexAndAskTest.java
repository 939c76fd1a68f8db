package dev.loginsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** index, status, query and locate as a user runs them, one after the other, on a small repository. */
class IndexAndAskTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path dir;

    private Path repository;
    private TestConsole test;

    @BeforeEach
    void repository() {
        repository = SmallRepository.in(dir);
        test = new TestConsole(dir.resolve("home"), repository);
    }

    @Test
    void indexJson_holdsTheContractsFigures() throws IOException {
        Files.write(repository.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1});

        assertThat(test.run("index", "--json", "--quiet")).isZero();

        JsonNode report = JSON.readTree(test.out());
        assertThat(test.out().lines()).hasSize(1);
        assertThat(report.get("filesSeen").asInt()).isEqualTo(3);
        assertThat(report.get("filesChanged").asInt()).isEqualTo(3);
        assertThat(report.get("filesDeleted").asInt()).isZero();
        assertThat(report.at("/skipped/0/path").asString()).isEqualTo("logo.png");
        assertThat(report.at("/skipped/0/reason").asString()).isEqualTo("binary");
        assertThat(report.get("chunksWritten").asLong()).isPositive();
        assertThat(report.get("embeddingsComputed").asLong()
                        + report.get("embeddingsReused").asLong())
                .isEqualTo(report.get("chunksWritten").asLong());
        assertThat(report.get("merkleRoot").asString()).matches("[0-9a-f]{64}");
        assertThat(report.has("tookMs")).isTrue();
        assertThat(test.err()).isEmpty();

        test.run("index", "--json");
        assertThat(JSON.readTree(test.out()).get("filesChanged").asInt()).isZero();
        assertThat(JSON.readTree(test.out()).get("chunksWritten").asInt()).isZero();
    }

    @Test
    void indexForAPerson_saysWhatWasDone() throws IOException {
        assertThat(test.run("index")).isZero();
        assertThat(test.out()).contains("Indexed " + repository, "3 files: 3 new or changed, 0 gone");
        assertThat(test.run("index")).isZero();
        assertThat(test.out()).contains("3 files: nothing has changed");
        Files.delete(repository.resolve("src/shop/Checkout.java"));
        assertThat(test.run("index")).isZero();
        assertThat(test.out()).contains("2 files: 0 new or changed, 1 gone");
    }

    @Test
    void indexOfSomethingElse_isOneSentence() throws IOException {
        Path file = Files.writeString(dir.resolve("file.txt"), "x");

        assertThat(test.run("index", "gone")).isEqualTo(1);
        assertThat(test.err()).isEqualTo("loginsight: there is no directory gone\n");
        assertThat(test.run("index", file.toString())).isEqualTo(1);
        assertThat(test.err()).isEqualTo("loginsight: " + file + " is not a directory; name the top of a repository\n");
        for (String url : List.of("https://github.com/a/b", "git@github.com:a/b.git", "ssh://host/x")) {
            assertThat(test.run("index", url)).isEqualTo(1);
            assertThat(test.err()).contains("indexing a git URL is not supported yet; clone it");
        }
    }

    @Test
    void indexOptions_thatMakeNoSense_areUsageErrors() {
        assertThat(test.run("index", "--interval", "5m")).isEqualTo(2);
        assertThat(test.run("index", "--watch", "--interval", "often")).isEqualTo(2);
        assertThat(test.run("index", "--watch", "--interval", "10ms")).isEqualTo(2);
        assertThat(test.run("index", "--fast")).isEqualTo(2);
        assertThat(test.err()).contains("See `loginsight index --help`.");
    }

    @Test
    void indexSettings_ofTheRepositorysOwnFile_count() throws IOException {
        Files.writeString(
                repository.resolve("loginsight.yml"), "index:\n  exclude: [\"Checkout.java\", loginsight.yml]\n");

        test.run("index", "--json");

        JsonNode report = JSON.readTree(test.out());
        assertThat(report.get("filesSeen").asInt()).isEqualTo(2);
        assertThat(report.at("/skipped").toString()).contains("Checkout.java\",\"reason\":\"excluded\"");
    }

    @Test
    void queryJson_isExactlyTheContract() {
        test.run("index");

        assertThat(test.run("query", "--json", "-k", "1", "look up price of an article"))
                .isZero();

        JsonNode answer = JSON.readTree(test.out());
        assertThat(answer.propertyNames()).containsExactly("results", "tookMs");
        assertThat(answer.at("/results").size()).isEqualTo(1);
        JsonNode first = answer.at("/results/0");
        assertThat(first.propertyNames()).containsExactly("file", "startLine", "endLine", "symbol", "score", "why");
        assertThat(first.get("file").asString()).isEqualTo("src/shop/PriceList.java");
        assertThat(first.get("symbol").asString()).isEqualTo("PriceList#find");
        assertThat(first.get("startLine").asInt()).isEqualTo(7);
        assertThat(first.get("endLine").asInt()).isEqualTo(10);
    }

    @Test
    void query_onePlaceAFile_unlessToldOtherwise() {
        test.run("index");

        test.run("query", "--json", "price", "list");
        List<JsonNode> one =
                JSON.readTree(test.out()).get("results").valueStream().toList();
        assertThat(one.stream().map(it -> it.get("file").asString())).doesNotHaveDuplicates();
        test.run("query", "--json", "--places", "5", "price", "list");
        assertThat(JSON.readTree(test.out()).get("results").size()).isGreaterThan(one.size());
    }

    @Test
    void queryForAPerson_showsPlaceReasonAndLines() {
        test.run("index");

        assertThat(test.run("query", "look up price of an article")).isZero();
        assertThat(test.out())
                .contains(" 1  src/shop/PriceList.java:7  PriceList#find", "Looks up the price of an article")
                .doesNotContain("\u001b[");
    }

    /** A folder indexed on its own, inside a larger checkout: the commands must not mean different ones. */
    @Test
    void withoutADirectory_allCommandsChooseTheSameRepository() throws IOException {
        Path checkout = repository;
        for (String folder : List.of(".git/objects", ".git/refs", "docs")) {
            Files.createDirectories(checkout.resolve(folder));
        }
        Files.writeString(checkout.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Path part = checkout.resolve("src");
        TestConsole inPart = new TestConsole(dir.resolve("home"), part);
        TestConsole below = new TestConsole(dir.resolve("home"), part.resolve("shop"));
        TestConsole beside = new TestConsole(dir.resolve("home"), checkout.resolve("docs"));

        test.run("index", part.toString());
        Files.writeString(part.resolve("shop/New.java"), "class New {}");

        assertThat(inPart.run("index")).isZero();
        assertThat(inPart.out()).contains("Indexed " + part + " in", "4 files: 1 new or changed");
        assertThat(inPart.err()).isEmpty();
        assertThat(below.run("index")).isZero();
        assertThat(below.out()).contains("Indexed " + part + " in", "nothing has changed");
        assertThat(below.err())
                .isEqualTo("loginsight: the current directory is in " + part + ", and this is about all of that\n");
        assertThat(below.run("status")).isZero();
        assertThat(below.out()).startsWith(part + "\n");
        for (String[] command : new String[][] {{"query", "price"}, {"locate", "-"}, {"explain"}}) {
            assertThat(below.runWith(SmallRepository.LOG, command)).isZero();
            assertThat(below.err()).contains("is in " + part + ",");
        }
        assertThat(below.run("query", "--json", "price")).isZero();
        assertThat(below.err()).isEmpty();

        assertThat(beside.run("query", "price")).isEqualTo(1);
        assertThat(beside.err()).contains("There is no index of " + checkout + " yet");
        assertThat(beside.run("index")).isZero();
        assertThat(beside.out()).contains("Indexed " + checkout + " in");
        assertThat(beside.run("query", "price")).isZero();
        assertThat(below.run("status")).isZero();
        assertThat(below.out()).startsWith(part + "\n");
    }

    @Test
    void indexAboveTheCheckout_isOfSomethingElse() throws IOException {
        Path checkout = Files.createDirectories(repository.resolve("vendor/lib"));
        for (String folder : List.of(".git/objects", ".git/refs")) {
            Files.createDirectories(checkout.resolve(folder));
        }
        Files.writeString(checkout.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(checkout.resolve("Lib.java"), "class Lib {}");
        TestConsole inside = new TestConsole(dir.resolve("home"), checkout);
        test.run("index");

        assertThat(inside.run("query", "price")).isEqualTo(1);
        assertThat(inside.err()).contains("There is no index of " + checkout + " yet");
        assertThat(inside.run("index")).isZero();
        assertThat(inside.out()).contains("Indexed " + checkout + " in", "1 files");
    }

    @Test
    void query_fromASubdirectoryOrFromOutside_findsTheIndex() throws IOException {
        test.run("index");
        Path below = repository.resolve("src/shop");

        assertThat(new TestConsole(dir.resolve("home"), below).run("query", "price"))
                .isZero();
        Path outside = Files.createDirectories(dir.resolve("elsewhere"));
        TestConsole other = new TestConsole(dir.resolve("home"), outside);
        assertThat(other.run("query", "--repo", "../shop/src", "price")).isZero();
        assertThat(other.run("query", "price")).isEqualTo(1);
        assertThat(other.err()).contains("There is no index of " + outside.toRealPath(), "loginsight index");
    }

    @Test
    void query_wrongArguments_areUsageErrors() {
        test.run("index");

        assertThat(test.run("query")).isEqualTo(2);
        assertThat(test.err()).contains("what are you looking for?");
        assertThat(test.run("query", " ")).isEqualTo(2);
        assertThat(test.run("query", "--batch", "price")).isEqualTo(2);
        assertThat(test.run("query", "-k", "0", "price")).isEqualTo(2);
        assertThat(test.run("query", "-k", "many", "price")).isEqualTo(2);
        assertThat(test.run("query", "--places", "0", "price")).isEqualTo(2);
        assertThat(test.run("query", "--repo", "gone", "price")).isEqualTo(1);
        assertThat(test.err()).isEqualTo("loginsight: there is no directory gone\n");
    }

    @Test
    void queryBatch_answersLineByLineFromOneIndex() {
        test.run("index");

        int code = test.runWith(
                "{\"id\":\"q1\",\"text\":\"price of an article\"}\n{\"id\":\"q2\",\"te\n{\"id\":\"q3\",\"text\":\"checkout\"}\n",
                "query",
                "--batch",
                "-k",
                "1");

        assertThat(code).isEqualTo(1);
        List<JsonNode> lines = test.out().lines().map(JSON::readTree).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).propertyNames()).containsExactly("id", "results", "tookMs");
        assertThat(lines.get(0).at("/results/0/symbol").asString()).isEqualTo("PriceList#find");
        assertThat(lines.get(1).get("error").asString()).startsWith("line 2: not valid JSON");
        assertThat(lines.get(2).get("id").asString()).isEqualTo("q3");
        assertThat(lines.get(2).at("/results/0/file").asString()).isEqualTo("src/shop/Checkout.java");
    }

    @Test
    void locate_stackTrace_namesTheFrameWithItsLine() {
        test.run("index");

        assertThat(test.runWith(SmallRepository.LOG, "locate", "--json")).isZero();
        JsonNode first = JSON.readTree(test.out()).at("/results/0");
        assertThat(first.get("symbol").asString()).isEqualTo("OrderService#total");
        assertThat(first.get("line").asInt()).isEqualTo(11);
        assertThat(first.get("why").size()).isPositive();

        assertThat(test.runWith(SmallRepository.LOG, "locate")).isZero();
        assertThat(test.out())
                .contains(" 1  src/shop/OrderService.java:11  OrderService#total")
                .contains("> 11 |             sum += price.cents();");
    }

    @Test
    void locate_logWithSeveralErrors_saysWhichOneItIsAbout() {
        test.run("index");
        String other = "java.net.ConnectException: refused\n\tat shop.Mailer.send(Mailer.java:20)\n";

        assertThat(test.runWith(SmallRepository.LOG + SmallRepository.LOG, "locate", "--json"))
                .isZero();
        assertThat(test.err()).isEmpty();
        assertThat(test.runWith(SmallRepository.LOG + other, "locate", "--json"))
                .isZero();
        assertThat(JSON.readTree(test.out()).at("/results/0/symbol").asString()).isEqualTo("OrderService#total");
        assertThat(test.err()).contains("2 kinds of stack traces; these places are about the first");
    }

    @Test
    void locate_withoutATrace_stillLooks() {
        test.run("index");

        assertThat(test.runWith("price of an article was not found", "locate", "--json"))
                .isZero();
        assertThat(JSON.readTree(test.out()).get("results").size()).isPositive();
    }

    @Test
    void locate_emptyLog_isOneSentence() {
        test.run("index");

        assertThat(test.runWith("", "locate")).isEqualTo(1);
        assertThat(test.err()).isEqualTo("loginsight: the log is empty: standard input holds no text to look for\n");
    }

    @Test
    void withoutAnIndex_theRemedyIsNamed() {
        for (String[] command : new String[][] {{"query", "x"}, {"locate", "-"}, {"status"}, {"status", "--check"}}) {
            assertThat(test.runWith(SmallRepository.LOG, command)).isEqualTo(1);
            assertThat(test.err())
                    .isEqualTo("loginsight: There is no index of " + repository
                            + " yet; build it with: loginsight index " + repository + "\n");
        }
    }

    @Test
    void status_followsTheFiles() throws IOException {
        test.run("index");
        assertThat(test.run("status", "--check")).isZero();
        assertThat(test.out()).contains("3 files", "up to date");

        Files.writeString(repository.resolve("src/shop/New.java"), "class New {}");
        Files.delete(repository.resolve("src/shop/Checkout.java"));

        assertThat(test.run("status")).isZero();
        assertThat(test.out()).contains("stale: 1 added, 0 changed, 1 deleted", "+ src/shop/New.java");
        assertThat(test.run("status", "--check", "--json")).isEqualTo(3);
        JsonNode status = JSON.readTree(test.out());
        assertThat(status.get("stale").asBoolean()).isTrue();
        assertThat(status.at("/added/0").asString()).isEqualTo("src/shop/New.java");
        assertThat(status.at("/deleted/0").asString()).isEqualTo("src/shop/Checkout.java");
    }

    @Test
    void damagedIndex_isToldByStatusAndMendedByIndex() throws IOException {
        test.run("index");
        Path index;
        try (var repositories = Files.list(dir.resolve("home/repos"))) {
            index = repositories.findFirst().orElseThrow();
        }
        try (var files = Files.newDirectoryStream(index.resolve("lucene"), "_*")) {
            for (Path file : files) {
                Files.writeString(file, "cut");
            }
        }

        assertThat(test.run("status")).isZero();
        assertThat(test.out())
                .contains("3 files", "damaged: its file _", "; build it anew with: loginsight index " + repository)
                .doesNotContain("up to date");
        assertThat(test.run("status", "--check", "--json")).isEqualTo(3);
        assertThat(JSON.readTree(test.out()).get("damage").asString()).startsWith("its file _");
        assertThat(test.run("index", "--json")).isZero();
        assertThat(JSON.readTree(test.out()).get("rebuilt").asString())
                .startsWith("The index was damaged (its file _")
                .endsWith(") and has been built anew.");
        assertThat(test.run("status", "--check")).isZero();
        assertThat(test.run("query", "price")).isZero();

        Files.writeString(index.resolve("index.json"), "{garb");
        assertThat(test.run("query", "price")).isEqualTo(1);
        assertThat(test.err()).contains("damaged").endsWith("anew with: loginsight index " + repository + "\n");
        assertThat(test.run("status", "--check")).isEqualTo(3);
        assertThat(test.out()).contains("damaged: its description index.json cannot be read; build it anew with");
        assertThat(test.run("status", "--json")).isZero();
        assertThat(JSON.readTree(test.out()).get("stale").asBoolean()).isTrue();
        assertThat(test.run("index")).isZero();
        assertThat(test.out())
                .contains(
                        "note: The index was damaged (its description index.json cannot be read) and has been built anew.");
        assertThat(test.run("index", "--json")).isZero();
        assertThat(JSON.readTree(test.out()).get("rebuilt").isNull()).isTrue();
    }

    @Test
    void nothingIsWrittenIntoTheRepository() throws IOException {
        test.run("index");
        test.run("query", "price");

        try (var files = Files.walk(repository)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(3);
        }
    }
}
