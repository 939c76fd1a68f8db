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
}
