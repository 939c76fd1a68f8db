package dev.loginsight.cli.serve;

import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.Printable;
import dev.loginsight.cli.console.Style;
import dev.loginsight.cli.json.Json;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;

/** What {@code serve} says once everything works. */
final class ReadyMessage {
    private final Console console;
    private final Settings settings;
    private final ServedRepositories repositories;

    ReadyMessage(Console console, Settings settings, ServedRepositories repositories) {
        this.console = console;
        this.settings = settings;
        this.repositories = repositories;
    }

    /** @param started {@link System#nanoTime} when the command began */
    void print(Server server, long started, boolean json) {
        long tookMs = (System.nanoTime() - started) / 1_000_000;
        if (json) {
            console.out().println(Json.object(line -> {
                line.writeBooleanProperty("ready", true);
                line.writeStringProperty("api", server.address());
                line.writeStringProperty("ingest", server.address());
                line.writeStringProperty("kafka", server.bootstrapServers());
                line.writeNumberProperty("tookMs", tookMs);
            }));
        } else {
            people(server, tookMs);
        }
        console.flush();
    }

    private void people(Server server, long tookMs) {
        PrintStream out = console.out();
        Style style = console.style();
        out.println(style.green("Log Insight is ready") + " after %.1f s".formatted(tookMs / 1000.0));
        out.println("  dashboard     " + style.bold(server.address() + "/"));
        out.println("  send logs to  " + server.address() + "/v1/events");
        out.println("  kafka         " + server.bootstrapServers());
        Set<Path> indexing = repositories.indexes().inPreparation();
        for (Path root : repositories.roots()) {
            String meanwhile = indexing.contains(root) ? "  (is indexed now; its errors are analysed after that)" : "";
            out.println("  repository    " + Printable.line(root.toString()) + style.dim(meanwhile));
        }
        out.println("  model         "
                + (settings.model().configured()
                        ? settings.model().name() + " at " + settings.model().baseUrl()
                        : "none: insights hold evidence and ranked places; set OPENAI_API_KEY for causes and fixes"));
        out.println(style.dim("Ctrl-C ends it; what was acknowledged is kept."));
    }
}
