package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LibraryFrames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the indexed declarations a stack frame ran in, most likely first. A frame that resolves is the user's own code; libraries
 * resolve to nothing, since the index does not hold them.
 */
final class FrameResolver {
    private static final double LINE_AND_NAME = 1;
    private static final double LINE_ALONE = .6;
    private static final double NAME_ALONE = .7;
    private static final double TYPE_ALONE = .4;
    private static final double OTHER_PACKAGE = .5;
    private static final int DEEPEST_NESTED = 3;

    private static final Set<String> JVM_LANGUAGES = Set.of("java", "kotlin", "scala", "groovy", "clojure", "");
    private static final Pattern PACKAGE =
            Pattern.compile("(?m)^[ \\t]*(?:package|namespace)[ \\t]+([\\p{L}\\p{N}_.]+)");
    private static final Set<String> NAMELESS = Set.of(
            "",
            "<module>",
            "<lambda>",
            "<listcomp>",
            "<dictcomp>",
            "<setcomp>",
            "<genexpr>",
            "<anonymous>",
            "anonymous",
            "Object.<anonymous>");

    private final RepositoryFiles files;
    private final Function<String, Outline> outlines;

    FrameResolver(RepositoryFiles files, Function<String, Outline> outlines) {
        this.files = files;
        this.outlines = outlines;
    }

    /** Empty for a frame of foreign code. */
    List<Resolved> resolve(Frame frame, String language) {
        List<Resolved> found = JVM_LANGUAGES.contains(language)
                ? FrameName.of(frame).map(name -> byType(frame, name)).orElse(List.of())
                : frame.file() == null && language.equals("csharp") ? byType(frame) : byPath(frame, language);
        int n = found.size();
        return found.stream()
                .map(r -> n == 1 ? r : new Resolved(r.member(), r.line(), r.confidence() / Math.sqrt(n)))
                .sorted(Comparator.comparingDouble(Resolved::confidence)
                        .reversed()
                        .thenComparing(r -> files.traits().isTest(r.member().file()) ? 1 : 0)
                        .thenComparing(r -> r.member().file())
                        .thenComparing(r -> r.member().place().startLine()))
                .toList();
    }

    private List<Resolved> byType(Frame frame, FrameName name) {
        List<Resolved> found = new ArrayList<>();
        for (String file : filesOf(frame, name)) {
            member(outlines.apply(file), name, frame.line()).ifPresent(found::add);
        }
        double best = found.stream().mapToDouble(Resolved::confidence).max().orElse(0);
        found.removeIf(r -> r.confidence() < best);
        return found;
    }

    /** A frame of .NET without a file does not say where the namespace ends and the types within types begin. */
    private List<Resolved> byType(Frame frame) {
        String type = frame.declaringType();
        int dot = type.lastIndexOf('.');
        for (int nested = 0; nested <= DEEPEST_NESTED && !type.isEmpty(); nested++) {
            String namespace = dot < 0 ? "" : type.substring(0, dot);
            FrameName name = new FrameName(namespace, type.substring(dot + 1), frame.function(), false, false);
            List<Resolved> found = byType(frame, name);
            if (!found.isEmpty() || dot < 0) {
                return found;
            }
            dot = type.lastIndexOf('.', dot - 1);
        }
        return List.of();
    }

    private List<String> filesOf(Frame frame, FrameName name) {
        List<String> called = frame.file() != null
                        && files.contains(frame.file())
                        && frame.file().contains("/")
                ? List.of(frame.file())
                : name.own() && frame.file() != null ? files.called(baseName(frame.file())) : List.of();
        if (called.isEmpty()) {
            String outermost = name.outermost();
            called = new ArrayList<>(files.withStem(outermost));
            if (outermost.endsWith("Kt")) {
                called.addAll(files.withStem(outermost.substring(0, outermost.length() - 2)));
            }
        }
        String directory = name.packageName().replace('.', '/');
        List<String> inPackage =
                called.stream().filter(file -> isIn(file, directory)).toList();
        if (!inPackage.isEmpty()) {
            return inPackage;
        }
        return called.stream()
                .filter(file -> mayOmitPackage(file, name) || declares(outlines.apply(file), name.packageName()))
                .toList();
    }

    /** Sources may lie anywhere: scripts and exercises do, and a tree may be indexed from below the root of its packages. */
    private static boolean declares(Outline outline, String packageName) {
        for (Member member : outline.members()) {
            Matcher matcher = PACKAGE.matcher(member.text());
            if (matcher.find()) {
                return matcher.group(1).equals(packageName);
            }
            if (member.kind() == ChunkKind.TYPE) {
                return false;
            }
        }
        return false;
    }

    private static boolean isIn(String file, String directory) {
        int slash = file.lastIndexOf('/');
        String parent = slash < 0 ? "" : file.substring(0, slash);
        return directory.isEmpty()
                ? parent.isEmpty() || parent.endsWith("java") || parent.endsWith("kotlin") || parent.endsWith("src")
                : parent.equals(directory) || parent.endsWith("/" + directory);
    }

    /** Kotlin and Scala sources need not lie in the folder of their package: the folder may drop its leading part. */
    private static boolean mayOmitPackage(String file, FrameName name) {
        if (!(file.endsWith(".kt") || file.endsWith(".scala") || file.endsWith(".groovy"))) {
            return false;
        }
        String last = name.packageName().substring(name.packageName().lastIndexOf('.') + 1);
        int slash = file.lastIndexOf('/');
        String parent = slash < 0 ? "" : file.substring(0, slash);
        return last.isEmpty() || parent.endsWith(last) || parent.endsWith("kotlin") || parent.endsWith("scala");
    }

    private static String baseName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The name decides where the line's declaration has another one: the source may have been edited since the build. */
    private static Optional<Resolved> member(Outline outline, FrameName name, int line) {
        Optional<Member> atLine = name.own() && line > 0 ? outline.at(line) : Optional.empty();
        if (atLine.isPresent() && fits(atLine.get(), name)) {
            Member inner = name.anonymous() ? InnerMethods.at(atLine.get(), name.method(), line) : atLine.get();
            return Optional.of(new Resolved(inner, line, LINE_AND_NAME));
        }
        Optional<Member> nearest = nearestNamed(outline, name, line);
        if (nearest.isPresent()) {
            return nearest.map(member -> new Resolved(member, inside(member, line), NAME_ALONE));
        }
        if (atLine.isPresent()) {
            return atLine.map(member -> new Resolved(member, line, LINE_ALONE));
        }
        return outline.members().stream()
                .filter(member ->
                        member.kind() == ChunkKind.TYPE && member.type().equals(name.typePath()))
                .findFirst()
                .map(type -> new Resolved(type, inside(type, line), TYPE_ALONE));
    }

    private static int inside(Member member, int line) {
        return member.place().contains(line) ? line : 0;
    }

    private static boolean fits(Member member, FrameName name) {
        if (name.method().isEmpty() || name.anonymous()) {
            return true;
        }
        boolean initialises = name.method().equals("<init>") || name.method().equals("<clinit>");
        if (initialises && !member.isCode()) {
            return true; // a field's initializer runs in the constructor
        }
        return member.name().equals(name.method())
                || initialises && (member.kind() == ChunkKind.CONSTRUCTOR || member.kind() == ChunkKind.INITIALIZER);
    }

    private static Optional<Member> nearestNamed(Outline outline, FrameName name, int line) {
        if (name.method().isEmpty()) {
            return Optional.empty();
        }
        return outline.members().stream()
                .filter(Member::isCode)
                .filter(member -> member.name().equals(name.method()))
                .min(Comparator.<Member>comparingInt(member -> member.type().equals(name.typePath()) ? 0 : 1)
                        .thenComparingInt(member -> distance(member, line)));
    }

    private static int distance(Member member, int line) {
        if (line < 1 || member.place().contains(line)) {
            return 0;
        }
        return line < member.place().startLine()
                ? member.place().startLine() - line
                : line - member.place().endLine();
    }

    /** Other runtimes print a path of the machine the code ran on: its end is compared with the repository's paths. */
    private List<Resolved> byPath(Frame frame, String language) {
        if (frame.file() == null) {
            return List.of();
        }
        String path = LibraryFrames.path(frame.file());
        if (LibraryFrames.isLibrary(path)) {
            return List.of();
        }
        List<Resolved> found = new ArrayList<>();
        int longest = 1;
        for (String file : files.called(baseName(path))) {
            int common = commonSegments(path, file);
            boolean certain = common >= 2 || !file.contains("/") || !path.contains("/");
            Optional<Resolved> resolved = byFunction(outlines.apply(file), frame)
                    .filter(r -> certain || r.confidence() == LINE_AND_NAME)
                    .map(r -> certain ? r : new Resolved(r.member(), r.line(), OTHER_PACKAGE));
            if (resolved.isPresent() && common >= longest) {
                if (common > longest) {
                    found.clear();
                }
                longest = common;
                found.add(resolved.get());
            }
        }
        return found;
    }

    private static int commonSegments(String a, String b) {
        String[] left = a.split("/");
        String[] right = b.split("/");
        int n = 0;
        while (n < left.length && n < right.length && left[left.length - 1 - n].equals(right[right.length - 1 - n])) {
            n++;
        }
        return n;
    }

    private static Optional<Resolved> byFunction(Outline outline, Frame frame) {
        Optional<Member> atLine = frame.line() > 0 ? outline.at(frame.line()) : Optional.empty();
        String function = simpleFunction(frame.function());
        boolean nameless = NAMELESS.contains(frame.function()) || NAMELESS.contains(function);
        if (atLine.isPresent() && (nameless || atLine.get().name().equals(function))) {
            return Optional.of(new Resolved(atLine.get(), frame.line(), LINE_AND_NAME));
        }
        Optional<Member> nearest = outline.members().stream()
                .filter(member -> member.isCode() && !nameless && member.name().equals(function))
                .min(Comparator.comparingInt(member -> distance(member, frame.line())));
        if (nearest.isPresent()) {
            return nearest.map(member -> new Resolved(member, inside(member, frame.line()), NAME_ALONE));
        }
        return atLine.map(member -> new Resolved(member, frame.line(), LINE_ALONE));
    }

    /** {@code (*Cart).Total.func1} is Total, {@code Cart.total} and {@code Cart.total.<locals>.inner} are total and inner. */
    private static String simpleFunction(String printed) {
        String name = printed.replaceAll("\\.func\\d+(\\.\\d+)*$", "").replaceAll("\\[\\.\\.\\.]", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
