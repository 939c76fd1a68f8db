package dev.loginsight.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.api.ApiServer;
import dev.loginsight.api.SampleInsights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser. Skipped where there is none. */
class DashboardIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static ApiServer server;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path dir) throws IOException {
        Path executable = Browser.installed()
                .orElseGet(() -> Assumptions.abort("no Chromium on the path: the pages were not tried in a browser"));
        server = ApiServer.start(dir.resolve("home"));
        Instant now = Instant.now();
        server.store()
                .apply(List.of(
                        SampleInsights.update(SampleInsights.explained("explained", now), 1_284),
                        SampleInsights.update(SampleInsights.located("located", now), 37),
                        SampleInsights.update(SampleInsights.hostile("hostile", now.minus(Duration.ofDays(1))), 1)));
        browser = Browser.start(executable, Files.createDirectories(dir.resolve("profile")));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void pages_inEveryColourAndWidth_areShot() throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.colours(scheme);
            for (int width : List.of(1280, 375)) {
                browser.window(width, 800);
                for (String page : List.of(
                        "",
                        "insights/located",
                        "insights/explained",
                        "insights/hostile",
                        "insights/none",
                        "?severity=x",
                        "?q=nothing")) {
                    browser.open(server.uri("/" + page));
                    String name = page.replaceAll("[^a-z]+", "-");
                    browser.screenshot(SCREENSHOTS.resolve(
                            "%s-%s-%d.png".formatted(name.isEmpty() ? "list" : name, scheme, width)));
                    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
                                    .asBoolean())
                            .as("%s at %d px scrolls sideways", page, width)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void list_whileItIsOpen_showsWhatArrives() {
        browser.open(server.uri("/"));
        browser.awaitTrue("document.querySelector('#live-status .word').textContent === 'Live'");
        browser.evaluate("window.stayed = true");
        Instant now = Instant.now();
        server.publish(SampleInsights.update(SampleInsights.located("arrived", now), 5));
        browser.awaitTrue("document.querySelector('#insights a[href$=\"/insights/arrived\"]') !== null");

        server.publish(SampleInsights.counting("arrived", "arrived-again-1", now));
        server.publish(SampleInsights.counting("arrived", "arrived-again-2", now));
        browser.awaitTrue("document.querySelector('#insights a[href$=\"/insights/arrived\"]').closest('article')"
                + ".querySelector('.count strong').textContent === '7'");
        assertThat(browser.evaluate("window.stayed").asBoolean())
                .as("the page was loaded once")
                .isTrue();
    }

    @Test
    void detail_whileItIsOpen_countsOn() {
        Instant now = Instant.now();
        server.store().apply(List.of(SampleInsights.update(SampleInsights.located("counting", now), 1)));
        browser.open(server.uri("/insights/counting"));
        browser.awaitTrue("document.querySelector('#live-status .word').textContent === 'Live'");
        server.publish(SampleInsights.counting("counting", "counting-again-1", now));
        server.publish(SampleInsights.counting("counting", "counting-again-2", now));
        browser.awaitTrue("document.querySelector('.facts .big dd').textContent === '3'");
    }

    @Test
    void pages_withoutJavaScript_readAndFilter() {
        browser.javaScript(false);
        try {
            browser.open(server.uri("/"));
            assertThat(browser.text("#insights")).contains("CheckoutService.place");
            browser.evaluate("document.querySelector('#q').value = 'no such error'");
            browser.evaluate("document.querySelector('#filters').submit()");
            browser.awaitTrue("location.search.includes('no+such+error') && document.querySelector('.empty') !== null");
            assertThat(browser.text("#insights")).contains("Nothing matches these filters");
            browser.open(server.uri("/insights/located"));
            assertThat(browser.text(".suspects .symbol")).isEqualTo("CheckoutService#place");
            assertThat(browser.evaluate(
                                    "document.querySelectorAll('.suspects li:first-child pre.source .cl.hit').length")
                            .asInt())
                    .isEqualTo(1);
        } finally {
            browser.javaScript(true);
        }
    }

    @Test
    void hostileText_staysText() {
        browser.complaints().clear();
        for (String page : List.of("/", "/insights/hostile")) {
            browser.open(server.uri(page));
            assertThat(browser.evaluate("document.title").asString()).doesNotStartWith("owned");
            assertThat(browser.evaluate(
                                    "document.querySelectorAll('main script, main img, main [onerror], a[href^=javascript]').length")
                            .asInt())
                    .isZero();
            assertThat(browser.text("main")).contains("<script>document.title='owned'</script>");
        }
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .as("nothing is asked of other hosts")
                .allMatch(url -> url.startsWith(server.uri("/").toString()) || url.startsWith("about:"));
    }
}
