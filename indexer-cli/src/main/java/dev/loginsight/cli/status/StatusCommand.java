package dev.loginsight.cli.status;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.ExitCode;
import dev.loginsight.cli.console.Printable;
import dev.loginsight.cli.console.Style;
import dev.loginsight.cli.index.IndexSettings;
import dev.loginsight.cli.json.Json;
import dev.loginsight.cli.repository.Repositories;
import dev.loginsight.index.indexing.IndexIdentity;
import dev.loginsight.index.indexing.IndexStatus;
import dev.loginsight.index.indexing.Indexer;
import dev.loginsight.index.indexing.ShellWord;
import dev.loginsight.merkle.TreeDiff;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** {@code loginsight status}. */
@Command(
        name = "status",
        description = "Show what the index of a directory holds, and what has changed since. Writes nothing.",
        footer = {
            "",
            "Examples:",
            "  loginsight status",
            "  loginsight status ~/work/shop --check || loginsight index ~/work/shop"
        })
public final class StatusCommand implements Callable<Integer> {
    private static final int NAMED = 10;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The indexed directory; by default the one that the current directory is in.")
    private @Nullable String directory;

    @Option(names = "--check", description = "Exit with 3 when the index is stale or damaged.")
    private boolean check;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final Console console;

    public StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Repositories repositories = new Repositories(common.home(console));
        Path root = repositories.around(console, directory);
        Settings settings = common.load(console, root);
        IndexStatus status = new Indexer(repositories.home(), repositories.embedder())
                .status(root, IndexSettings.options(settings.index()));
        if (json) {
            console.out().println(Json.object(out -> write(out, status)));
        } else {
            print(status);
        }
        return check && status.isStale() ? ExitCode.STALE : ExitCode.DONE;
    }

    private static void write(JsonGenerator json, IndexStatus status) {
        json.writeStringProperty("root", status.root().toString());
        json.writeBooleanProperty("stale", status.isStale());
        json.writeStringProperty("damage", status.damage());
        write(json, status.identity());
        json.writeStringProperty("directoryMerkleRoot", status.merkleRoot());
        names(json, "added", status.changes().added());
        names(json, "changed", status.changes().changed());
        names(json, "deleted", status.changes().deleted());
    }

    /** What a damaged index cannot say is left out. */
    private static void write(JsonGenerator json, @Nullable IndexIdentity index) {
        if (index == null) {
            return;
        }
        json.writeStringProperty("indexedAt", index.indexedAt().toString());
        json.writeStringProperty("commit", index.commit());
        json.writeStringProperty(
                "model", index.model().name() + " " + index.model().version());
        json.writeNumberProperty("files", index.files());
        json.writeNumberProperty("chunks", index.chunks());
        json.writeStringProperty("merkleRoot", index.merkleRoot());
    }

    private static void names(JsonGenerator json, String property, List<String> names) {
        json.writeArrayPropertyStart(property);
        names.forEach(json::writeString);
        json.writeEndArray();
    }

    private void print(IndexStatus status) {
        Style style = console.style();
        console.out().println(style.bold(Printable.line(status.root().toString())));
        if (status.identity() != null) {
            held(status.identity());
        }
        if (status.damage() != null) {
            console.out()
                    .println("  " + style.red("damaged") + ": "
                            + Printable.line(status.damage() + "; build it anew with: loginsight index "
                                    + ShellWord.of(status.root())));
            return;
        }
        TreeDiff changes = status.changes();
        if (!status.isStale()) {
            console.out().println("  " + style.green("up to date"));
            return;
        }
        console.out()
                .println("  " + style.yellow("stale")
                        + ": %,d added, %,d changed, %,d deleted; refresh it with: loginsight index %s"
                                .formatted(
                                        changes.added().size(),
                                        changes.changed().size(),
                                        changes.deleted().size(),
                                        Printable.line(ShellWord.of(status.root()))));
        list("+", changes.added());
        list("~", changes.changed());
        list("-", changes.deleted());
    }

    private void held(IndexIdentity index) {
        String when = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(index.indexedAt());
        console.out().println("  %,d files, %,d chunks, indexed %s".formatted(index.files(), index.chunks(), when));
    }

    private void list(String sign, List<String> names) {
        names.stream().limit(NAMED).forEach(name -> console.out().println("    " + sign + " " + Printable.line(name)));
        if (names.size() > NAMED) {
            console.out().println("    " + sign + " and %,d more".formatted(names.size() - NAMED));
        }
    }
}
