package dev.loginsight.core.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which errors are the same one.
 *
 * <p>With a trace, two events are equal when service, exception types (cause chain, without what was suppressed) and calls
 * are: the message does not count, nor do line numbers, so that an edit elsewhere in the file opens no new group. Calls are
 * compared after taking out what changes from run to run or build to build: lambda and proxy numbers, generated accessors
 * and reflection, hidden class addresses, content hashes in file names; a recursion counts once, however deep. The first
 * {@value #FRAMES} calls of each exception decide.
 *
 * <p>Without calls, service, logger, exception types and the message's template decide (see {@link MessageTemplate}).
 */
public final class Fingerprints {
    /** Deeper calls are how the thread was started: servers and pools, which say nothing on the error. */
    static final int FRAMES = 30;

    private static final int HEX_DIGITS = 32;

    private static final String[] REFLECTION = {
        "java.lang.reflect.",
        "jdk.internal.reflect.",
        "sun.reflect.",
        "java.lang.invoke.",
        "com.sun.proxy.",
        "jdk.proxy",
        "org.springframework.cglib.proxy."
    };

    private Fingerprints() {}

    public static Fingerprint of(LogEvent event) {
        StackTrace trace = event.stackTrace();
        List<ThrownException> chain = trace == null
                ? List.of()
                : trace.chain().stream()
                        .filter(link -> link.relation() != ThrownException.Relation.SUPPRESSED)
                        .toList();
        boolean calls = chain.stream().anyMatch(link -> !link.frames().isEmpty());
        Stream<String> parts = calls
                ? Stream.concat(
                        Stream.of("trace", event.service()), chain.stream().map(Fingerprints::calls))
                : Stream.concat(message(event), chain.stream().map(Fingerprints::type));
        return new Fingerprint(
                sha256(parts.collect(Collectors.joining("\u0000"))).substring(0, HEX_DIGITS));
    }

    private static Stream<String> message(LogEvent event) {
        String printed = event.stackTraceText();
        // A trace that nobody could read still tells two errors apart by its first line.
        String first = event.stackTrace() == null && printed != null
                ? printed.lines().findFirst().orElse("")
                : "";
        return Stream.of(
                "message",
                event.service(),
                event.logger() == null ? "" : event.logger(),
                MessageTemplate.of(event.message()),
                MessageTemplate.of(first));
    }

    private static String type(ThrownException link) {
        return normalType(link.type()) + "\n" + MessageTemplate.of(link.message());
    }

    private static String calls(ThrownException link) {
        Set<String> calls = link.frames().stream()
                .filter(frame -> !isReflection(frame.declaringType()))
                .limit(FRAMES)
                .map(Fingerprints::call)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        return normalType(link.type()) + "\n" + String.join("\n", calls);
    }

    private static boolean isReflection(String type) {
        return Stream.of(REFLECTION).anyMatch(type::startsWith)
                || type.contains(".$Proxy")
                || type.startsWith("$Proxy");
    }

    private static String call(Frame frame) {
        // Languages without types are told apart by file; folders differ from host to host.
        String type = frame.declaringType();
        String where = type.isEmpty() ? fileName(frame.file() == null ? "" : frame.file()) : normalType(type);
        return where + "#" + withoutNumbers(frame.function());
    }

    /** {@code a.B$$Lambda$14} and {@code a.B$$EnhancerBySpringCGLIB$$1f2e} are {@code a.B}; {@code a.B$1} is {@code a.B$#}. */
    private static String normalType(String type) {
        int generated = type.indexOf("$$");
        return withoutNumbers(generated > 0 ? type.substring(0, generated) : type);
    }

    private static String fileName(String path) {
        String unix = path.replace('\\', '/');
        int query = unix.indexOf('?');
        String name = unix.substring(unix.lastIndexOf('/', query < 0 ? unix.length() : query) + 1);
        return withoutNumbers(MessageTemplate.withoutHex(query < 0 ? name : name.substring(0, name.indexOf('?'))));
    }

    private static String withoutNumbers(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                out.append(c);
            } else if (out.isEmpty() || out.charAt(out.length() - 1) != '#') {
                out.append('#');
            }
        }
        return out.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
