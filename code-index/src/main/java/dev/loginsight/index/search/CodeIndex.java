package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.CodeReference;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.CodeSymbol;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.StackTraceParser;
import dev.loginsight.index.embed.StaticEmbedder;
import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.indexing.RepositoryHome;
import dev.loginsight.index.store.LuceneCodeStore;
import dev.loginsight.merkle.GitHistory;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One indexed repository, open for questions. It notices by itself when a later refresh has been committed. Safe for use by any
 * number of threads.
 */
public final class CodeIndex implements Closeable {
    private final Path root;
    private final CodeStore store;
    private final HybridSearch search;
    private final Locator locator;
    private final WorkingTree tree;
    private final OpenedHistory history;
    private volatile @Nullable State known;

    private CodeIndex(Path root, CodeStore store, Embedder embedder) {
        this.root = root;
        this.store = store;
        this.search = new HybridSearch(store, embedder);
        this.locator = new Locator(store, embedder);
        this.tree = new WorkingTree(root);
        this.history = new OpenedHistory(root);
    }

    /**
     * Over a store that is already open, which {@link #close} closes.
     *
     * @param root the repository's top directory
     */
    public static CodeIndex of(Path root, CodeStore store, Embedder embedder) {
        return new CodeIndex(root, store, embedder);
    }

    /** As {@link #open(IndexHome, Path, Embedder)}, with the model that comes with Log Insight. */
    public static CodeIndex open(IndexHome home, Path root) {
        return open(home, root, BuiltIn.EMBEDDER);
    }

    /**
     * Opens what {@code loginsight index} has written, for reading, also while another process refreshes it.
     *
     * @param root the repository's top directory
     * @throws dev.loginsight.index.store.NoIndexException if no run has completed there yet
     * @throws dev.loginsight.index.store.IndexMismatchException if the index is damaged, of another version, or of another model
     */
    public static CodeIndex open(IndexHome home, Path root, Embedder embedder) {
        home.require(root, embedder.model());
        RepositoryHome repository = home.of(root);
        return of(repository.root(), LuceneCodeStore.openReadOnly(repository.lucene(), embedder.model()), embedder);
    }

    /** Loaded when it is first needed. */
    private static final class BuiltIn {
        static final Embedder EMBEDDER = StaticEmbedder.load();
    }

    public Path root() {
        return root;
    }

    /** The last segment of the root. */
    public String name() {
        Path last = root.getFileName();
        return last == null ? root.toString() : last.toString();
    }

    /**
     * Places that answer a question in words or identifiers, best first.
     *
     * @param k at most so many places
     * @param placesPerFile at most so many of one file
     */
    public List<RankedPlace> query(String text, ChunkFilter filter, int k, int placesPerFile) {
        State state = state();
        return search.rank(state.files, state.sources, text, filter, k, placesPerFile);
    }

    /** Every file that comes into question for an answer, best first, with what speaks for it. */
    public List<FileEvidence> evidence(String question) {
        State state = state();
        return search.evidence(state.files, state.sources, question);
    }

    /**
     * Places that may have caused the error a log tells of, most suspect first. Any text will do, with a stack trace or without;
     * an empty one gives an empty list. No model is asked.
     */
    public List<RankedPlace> locate(String log, int k) {
        State state = state();
        return locator.locate(state.files, state.sources, LoggedError.of(log), k);
    }

    /** Every place that comes into question for a log's error, in the order of {@link #locate}, with what speaks for it. */
    public List<PlaceEvidence> suspects(String log) {
        State state = state();
        return locator.evidence(state.files, state.sources, LoggedError.of(log));
    }

    public List<RankedPlace> locate(LogEvent event, int k) {
        State state = state();
        return locator.locate(state.files, state.sources, LoggedError.of(event), k);
    }

    /** The stack frames of an event that run in this repository's files, root cause first. */
    public List<Frame> inAppFrames(LogEvent event) {
        StackTrace trace = event.stackTrace();
        if (trace == null) {
            trace = StackTraceParser.parse(event.text()).orElse(null);
        }
        if (trace == null) {
            return List.of();
        }
        State state = state();
        return locator.frames(state.files, state.sources, trace).ordered().stream()
                .map(FrameList.Own::frame)
                .distinct()
                .toList();
    }

    /** Whether at least one frame of the event is this repository's own. */
    public boolean resolves(LogEvent event) {
        return !inAppFrames(event).isEmpty();
    }

    /**
     * Lines of a file as it is now in the working tree, joined by {@code \n}; keys and tokens are replaced by asterisks.
     *
     * @param file relative to the root; a file that is not indexed gives nothing, so what was held back from the index stays so
     * @param start 1-based
     * @param end inclusive; cut to what the file has
     */
    public Optional<String> lines(String file, int start, int end) {
        return holds(file) ? tree.lines(file, start, end) : Optional.empty();
    }

    /**
     * Declarations that bear a name, as people write names: {@code total}, {@code OrderService#total}, {@code
     * shop.orders.OrderService.total}. Letter case counts where one is written exactly so.
     */
    public List<CodeSymbol> symbols(String name, int k) {
        return new Symbols(store, state().files).named(name, k);
    }

    /**
     * Lines that call, create, extend, read or write what bears a name, surest first. Names are resolved by the types and folders
     * around them, without a compiler: see {@link CodeReference#confidence}.
     *
     * @param symbol as for {@link #symbols}; one that is not declared here, of a library, is followed by its name alone
     */
    public List<CodeReference> references(String symbol, int k) {
        State state = state();
        return References.to(symbol, store, state.files, state.sources, k);
    }

    /** The smallest indexed declaration around a line. */
    public Optional<Place> placeAt(String file, int line) {
        return state().sources.outline(file).at(line).map(Member::place);
    }

    /** Whether the index holds this file, by its path relative to the root. */
    public boolean holds(String file) {
        return store.files().containsKey(file);
    }

    /** The last commit that touched any of these lines; empty when git does not know (see {@link GitHistory#lastCommit}). */
    public Optional<CommitRef> lastCommit(String file, int start, int end) {
        return history.get().flatMap(known -> known.lastCommit(file, start, end));
    }

    /** What was derived from one state of the index: thrown away as soon as the store shows another. */
    private record State(Map<String, Integer> listing, RepositoryFiles files, Sources sources) {}

    private State state() {
        Map<String, Integer> now = store.files();
        State last = known;
        if (last == null || last.listing != now) {
            last = new State(now, new RepositoryFiles(now), new Sources(store));
            known = last;
        }
        return last;
    }

    @Override
    public void close() {
        try {
            history.close();
        } finally {
            store.close();
        }
    }
}
