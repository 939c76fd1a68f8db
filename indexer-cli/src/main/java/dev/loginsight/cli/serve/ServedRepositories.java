package dev.loginsight.cli.serve;

import dev.loginsight.cli.config.CommonOptions;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.index.IndexSettings;
import dev.loginsight.cli.repository.Repositories;
import dev.loginsight.index.indexing.IndexListener;
import dev.loginsight.index.indexing.IndexOptions;
import dev.loginsight.index.indexing.IndexReport;
import dev.loginsight.index.indexing.Indexer;
import dev.loginsight.index.indexing.IndexingException;
import dev.loginsight.index.search.CodeIndexes;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.index.store.NoIndexException;
import dev.loginsight.merkle.UnscannableRootException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The repositories this process answers for: opened at once where an index exists, indexed once the process is ready where none does,
 * and looked at again on every interval.
 */
final class ServedRepositories implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServedRepositories.class);

    private final Console console;
    private final CommonOptions common;
    private final Repositories repositories;
    private final Indexer indexer;
    private final List<Path> roots;
    private final CodeIndexes indexes;
    private final List<Thread> threads = new ArrayList<>();

    ServedRepositories(Console console, CommonOptions common, Repositories repositories, List<Path> roots) {
        this.console = console;
        this.common = common;
        this.repositories = repositories;
        this.indexer = new Indexer(repositories.home(), repositories.embedder());
        this.roots = List.copyOf(roots);
        this.indexes = new CodeIndexes(repositories::open);
        roots.forEach(indexes::add);
        indexes.problems().keySet().forEach(indexes::preparing);
    }

    List<Path> roots() {
        return roots;
    }

    CodeIndexes indexes() {
        return indexes;
    }

    /**
     * In a thread of its own: indexes what cannot be searched yet, looks for changed files in the others, and then in all of them on
     * every interval.
     */
    void keepFresh(Duration interval, IndexListener firstProgress, Runnable whenPrepared) {
        start("index-refresh", () -> {
            try {
                prepare(firstProgress);
                whenPrepared.run();
                while (true) {
                    roots.forEach(root -> refresh(root, false, IndexListener.SILENT));
                    Thread.sleep(interval);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // we are being closed
            }
        });
    }

    /** Whoever waits for the first indexing waits no longer, also where it failed: there is a sentence on that then. */
    private void prepare(IndexListener progress) {
        Set<Path> unprepared = indexes.inPreparation();
        for (Path root : roots) {
            try {
                if (unprepared.contains(root)) {
                    index(root, progress);
                }
            } finally {
                indexes.prepared(root);
            }
        }
    }

    private void index(Path root, IndexListener progress) {
        try {
            repositories.open(root).close();
        } catch (NoIndexException e) {
            refresh(root, false, progress);
        } catch (IndexMismatchException e) {
            LOG.warn("{} - rebuilding it now", e.getMessage());
            refresh(root, true, progress);
        } catch (RuntimeException e) {
            LOG.error("{} cannot be opened", root, e);
        }
    }

    /** A look that fails is told, and followed by the next: the directory may be back, another run may have ended. */
    private void refresh(Path root, boolean full, IndexListener progress) {
        try {
            Settings settings = settings(root);
            IndexOptions options = IndexSettings.options(settings.index()).withFull(full);
            IndexReport report = indexer.refresh(root, options, progress);
            if (report.damage() != null) {
                LOG.warn("the index of {} was damaged ({}) and has been built anew", root, report.damage());
            }
            if (report.changedAnything()) {
                LOG.info(
                        "indexed {}: {} files changed, {} deleted, {} ms",
                        root,
                        report.filesChanged(),
                        report.filesDeleted(),
                        report.tookMs());
            }
        } catch (IndexingException | IndexMismatchException | UnscannableRootException | CliFailure e) {
            LOG.warn("{}", e.getMessage());
        } catch (CancellationException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("indexing {} failed", root, e);
        }
    }

    /** A repository's own file may be wrong, or become so; that must not keep the others from being served. */
    private Settings settings(Path root) {
        try {
            return common.settings(console).load(Optional.of(root));
        } catch (CliFailure e) {
            LOG.warn("{}: {}; its settings are ignored", root, e.getMessage());
            return common.settings(console).load();
        }
    }

    private void start(String name, Runnable work) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(work));
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        indexes.close();
    }
}
