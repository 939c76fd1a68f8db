package dev.loginsight.index.chunk;

import static java.util.Map.entry;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSLanguage;
import org.treesitter.TSParseState;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterBash;
import org.treesitter.TreeSitterC;
import org.treesitter.TreeSitterCSharp;
import org.treesitter.TreeSitterCpp;
import org.treesitter.TreeSitterElixir;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterKotlin;
import org.treesitter.TreeSitterLua;
import org.treesitter.TreeSitterPhp;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRuby;
import org.treesitter.TreeSitterRust;
import org.treesitter.TreeSitterScala;
import org.treesitter.TreeSitterSwift;
import org.treesitter.TreeSitterTsx;
import org.treesitter.TreeSitterTypescript;

/**
 * Parses with tree-sitter. This type and {@link SyntaxNode} are all of it that the product sees.
 *
 * <p>Its natives are unpacked into the temporary directory under a name of their own for each process, and only those of languages that
 * occur. Where they cannot be loaded (another processor, a directory without the right to execute), files are cut by lines.
 *
 * <p>Hostile text makes it slow (three bytes repeated in 20 kB keep it busy for minutes) and lets its clean-up recurse deep enough to
 * overflow a usual thread's stack, which kills the process. So every parse has a budget and a thread with a large stack.
 */
final class SyntaxTree {
    private static final Map<String, Supplier<TSLanguage>> GRAMMARS = Map.ofEntries(
            entry("c", TreeSitterC::new),
            entry("cpp", TreeSitterCpp::new),
            entry("csharp", TreeSitterCSharp::new),
            entry("elixir", TreeSitterElixir::new),
            entry("go", TreeSitterGo::new),
            entry("java", TreeSitterJava::new),
            entry("javascript", TreeSitterJavascript::new),
            entry("kotlin", TreeSitterKotlin::new),
            entry("lua", TreeSitterLua::new),
            entry("php", TreeSitterPhp::new),
            entry("python", TreeSitterPython::new),
            entry("ruby", TreeSitterRuby::new),
            entry("rust", TreeSitterRust::new),
            entry("scala", TreeSitterScala::new),
            entry("shell", TreeSitterBash::new),
            entry("swift", TreeSitterSwift::new),
            entry("tsx", TreeSitterTsx::new),
            entry("typescript", TreeSitterTypescript::new));

    private static final Map<String, TSLanguage> LOADED = new ConcurrentHashMap<>();
    private static final Map<String, SyntaxNode.Kinds> KINDS = new ConcurrentHashMap<>();

    /** Reserved, not used: what a parse of ordinary text touches is a few kilobytes. */
    private static final long STACK_BYTES = 256L << 20;

    /** People's largest files need a tenth. Processor time, so that a busy machine gives the same chunks. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** Should a parse hang where it no longer asks whether to go on, its thread is left to itself. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private SyntaxTree() {}

    /**
     * Parses and reads the tree.
     *
     * @param source ASCII only, so that the offsets of nodes are the text's
     * @param reader given the root, which is valid only until it returns
     * @return what {@code reader} made of it; null if the parse took too long
     * @throws LinkageError if the parser cannot run on this machine
     */
    static <T> @Nullable T parse(String language, String source, Function<SyntaxNode, T> reader) {
        CompletableFuture<@Nullable T> result = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("syntax-" + language)
                .stackSize(STACK_BYTES)
                .start(() -> {
                    try {
                        result.complete(parseHere(language, source, reader));
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        return await(result);
    }

    private static <T> @Nullable T await(CompletableFuture<@Nullable T> result) {
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while parsing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException exception ? exception : new IllegalStateException(e);
        }
    }

    private static <T> @Nullable T parseHere(String language, String source, Function<SyntaxNode, T> reader) {
        byte[] bytes = source.getBytes(StandardCharsets.US_ASCII);
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(
                    LOADED.computeIfAbsent(language, name -> GRAMMARS.get(name).get()));
            TSTree tree = parser.parseWithOptions(
                    new byte[Math.max(1, bytes.length)],
                    null,
                    (buffer, offset, position) -> copy(bytes, offset, buffer),
                    TSInputEncoding.TSInputEncodingUTF8,
                    new Budget()::isSpent);
            if (tree == null) {
                return null;
            }
            try (tree) {
                SyntaxNode.Kinds kinds = KINDS.computeIfAbsent(language, name -> new SyntaxNode.Kinds());
                return reader.apply(new SyntaxNode(tree.getRootNode(), kinds));
            }
        }
    }

    private static int copy(byte[] from, int offset, byte[] to) {
        int length = Math.clamp(from.length - offset, 0, to.length);
        System.arraycopy(from, Math.min(offset, from.length), to, 0, length);
        return length;
    }

    /**
     * How much work a text may cost. The parser asks at every hundredth step; people's code, also when it is broken, needs at most 18 such
     * questions a thousand characters, text made to confuse it 50 and more, at steps that take longer and longer.
     */
    private static final class Budget {
        private static final int FREE_STEPS = 100;
        private static final double STEPS_PER_CHAR = 0.03;

        private final long started = System.nanoTime();
        private int steps;

        boolean isSpent(TSParseState state) {
            return ++steps > FREE_STEPS + STEPS_PER_CHAR * state.getCurrentByteOffset() || isOver();
        }

        /** Asking for processor time is dear, and pointless before that much time has passed at all. */
        private boolean isOver() {
            return System.nanoTime() - started > DEADLINE.toNanos()
                    && ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() > DEADLINE.toNanos();
        }
    }
}
