package dev.loginsight.cli.doctor;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.index.IndexSettings;
import dev.loginsight.cli.repository.Repositories;
import dev.loginsight.index.indexing.IndexStatus;
import dev.loginsight.index.indexing.Indexer;
import dev.loginsight.index.indexing.ShellWord;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.index.store.NoIndexException;
import dev.loginsight.merkle.TreeDiff;
import dev.loginsight.merkle.UnscannableRootException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the indexes are there and true. */
final class IndexCheck {
    private static final String SUBJECT = "index";

    private final Console console;
    private final CommonOptions common;
    private final Settings settings;
    private final Repositories repositories;

    IndexCheck(Console console, CommonOptions common, Settings settings) {
        this.console = console;
        this.common = common;
        this.settings = settings;
        this.repositories = new Repositories(settings.home());
    }

    List<Finding> findings(@Nullable String repo) {
        Set<Path> roots = new LinkedHashSet<>();
        List<Finding> findings = new ArrayList<>();
        if (repo != null) {
            roots.add(repositories.around(console, repo));
        } else {
            Path here = repositories.around(console, null);
            if (repositories.isIndexed(here) || Files.exists(here.resolve(".git"))) {
                roots.add(here);
            }
            roots.addAll(settings.repositories());
        }
        if (roots.isEmpty()) {
            findings.add(Finding.note(
                    SUBJECT, "the current directory is in no repository", "go to one, or name one with --repo"));
        }
        roots.forEach(root -> findings.add(finding(root)));
        return findings;
    }

    private Finding finding(Path root) {
        try {
            Settings own = common.settings(console).load(Optional.of(root));
            IndexStatus status = new Indexer(repositories.home(), repositories.embedder())
                    .status(root, IndexSettings.options(own.index()));
            return judged(root, status);
        } catch (NoIndexException | UnscannableRootException e) {
            return Finding.note(SUBJECT, String.valueOf(e.getMessage()), "loginsight index " + ShellWord.of(root));
        } catch (IndexMismatchException e) {
            return Finding.broken(
                    SUBJECT, String.valueOf(e.getMessage()), "loginsight index " + ShellWord.of(root) + " --full");
        } catch (CliFailure e) {
            return Finding.broken(SUBJECT, root + ": " + e.getMessage(), "correct that file");
        }
    }

    private static Finding judged(Path root, IndexStatus status) {
        String remedy = "loginsight index " + ShellWord.of(root);
        if (status.damage() != null || status.identity() == null) {
            return Finding.broken(SUBJECT, root + ": damaged: " + status.damage(), remedy);
        }
        String held = "%s: %,d files, %,d chunks"
                .formatted(root, status.identity().files(), status.identity().chunks());
        if (!status.isStale()) {
            return Finding.ok(SUBJECT, held + ", up to date");
        }
        TreeDiff changes = status.changes();
        return Finding.note(
                SUBJECT,
                held
                        + ", stale: %,d added, %,d changed, %,d deleted"
                                .formatted(
                                        changes.added().size(),
                                        changes.changed().size(),
                                        changes.deleted().size()),
                remedy);
    }
}
