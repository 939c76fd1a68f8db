package dev.loginsight.index.search;

import dev.loginsight.core.log.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a JVM frame is called in its source: compilers and frameworks put names of their own around the user's.
 *
 * @param packageName dotted, empty for none
 * @param typePath {@code Outer.Inner} as a symbol has it; anonymous classes are left out
 * @param method source name; {@code <init>}, {@code <clinit>}; empty when only the line can tell (an anonymous class's method is
 *     no declaration of its own)
 * @param own false when the frame runs generated code on behalf of this class: its line is not in the source
 */
record FrameName(String packageName, String typePath, String method, boolean anonymous, boolean own) {
    /** Where a framework's subclass or hidden class of a user's class begins. */
    private static final Pattern GENERATED_SUFFIX = Pattern.compile(
            "\\$\\$.*|\\$(?:MockitoMock|ByteBuddy|HibernateProxy|HibernateInstantiator|Proxy)\\$.*|_\\$\\$_.*"
                    + "|_(?:Subclass|ClientProxy|Bean|Factory|Proxy\\d*)$|\\$Lambda(?:\\$.*)?$");

    private static final Pattern PURE_PROXY = Pattern.compile(
            "(?:.*\\.)?\\$Proxy\\d+|(?:.*\\.)?Generated(?:Constructor|Method|Serialization)\\w*Accessor\\d+");
    private static final Pattern JAVA_LAMBDA = Pattern.compile("lambda\\$(.+?)\\$(?:[0-9a-f]{4,}\\$)?\\d+");
    private static final Pattern KOTLIN_LAMBDA = Pattern.compile("(.+?)\\$lambda(?:[-$]\\d+){1,8}.*");
    private static final Pattern SCALA_LAMBDA = Pattern.compile("\\$anonfun\\$(.+?)\\$\\d+(?:\\$adapted)?");
    private static final Pattern KOTLIN_SUFFIX = Pattern.compile("\\$(?:default|suspendImpl)$");
    private static final Pattern ANONYMOUS = Pattern.compile("\\d+");
    private static final Pattern LOCAL = Pattern.compile("\\d+(\\D.*)");

    /** Empty for a frame that belongs to nobody's source, such as that of a dynamic proxy. */
    static Optional<FrameName> of(Frame frame) {
        String printed = frame.declaringType();
        if (PURE_PROXY.matcher(printed).matches()) {
            return Optional.empty();
        }
        int dot = printed.lastIndexOf('.', endOfPackage(printed));
        String packageName = dot < 0 ? "" : printed.substring(0, dot);
        String binary = printed.substring(dot + 1);
        String written = GENERATED_SUFFIX.matcher(binary).replaceFirst("");
        boolean own = written.equals(binary) && hasSource(frame);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        List<String> segments =
                Arrays.stream(written.split("\\$")).filter(s -> !s.isEmpty()).toList();
        boolean anonymous = segments.stream().anyMatch(s -> ANONYMOUS.matcher(s).matches());
        String typePath = segments.stream()
                .filter(s -> !ANONYMOUS.matcher(s).matches())
                .map(FrameName::withoutLocalNumber)
                .collect(Collectors.joining("."));
        return Optional.of(new FrameName(packageName, typePath, method(frame.function()), anonymous, own));
    }

    /** A package has no {@code $}: what follows one may have dots of its own. */
    private static int endOfPackage(String printed) {
        int dollar = printed.indexOf('$');
        return dollar < 0 ? printed.length() : dollar;
    }

    private static boolean hasSource(Frame frame) {
        return frame.file() != null && !frame.file().startsWith("<");
    }

    private static String withoutLocalNumber(String segment) {
        Matcher local = LOCAL.matcher(segment);
        return local.matches() ? local.group(1) : segment;
    }

    private static String method(String printed) {
        for (Pattern lambda : List.of(JAVA_LAMBDA, SCALA_LAMBDA, KOTLIN_LAMBDA)) {
            Matcher matcher = lambda.matcher(printed);
            if (matcher.matches()) {
                return switch (matcher.group(1)) {
                    case "new" -> "<init>";
                    case "static" -> "<clinit>";
                    default -> matcher.group(1);
                };
            }
        }
        if (printed.startsWith("access$") || printed.startsWith("$")) {
            return "";
        }
        return KOTLIN_SUFFIX.matcher(printed).replaceFirst("");
    }

    /** The type a file may be named after. */
    String outermost() {
        int dot = typePath.indexOf('.');
        return dot < 0 ? typePath : typePath.substring(0, dot);
    }
}
