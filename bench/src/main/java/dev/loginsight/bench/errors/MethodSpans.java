package dev.loginsight.bench.errors;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The methods, constructors and initialisers of a Java file that are not nested in another one. */
final class MethodSpans {
    private final List<Found> spans;

    private MethodSpans(List<Found> spans) {
        this.spans = spans;
    }

    /** None in a text that is no Java as it is written today: old sources use {@code enum} as a name. */
    static MethodSpans of(String file, String text) {
        ParserConfiguration configuration =
                new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.RAW);
        List<Found> spans = new ArrayList<>();
        new JavaParser(configuration).parse(text).getResult().ifPresent(unit -> collect(file, unit, spans));
        return new MethodSpans(spans);
    }

    /** The one around a line. */
    Optional<Found> at(int line) {
        return spans.stream()
                .filter(span -> span.startLine() <= line && line <= span.endLine())
                .findFirst();
    }

    /** The first one that is called so: {@code Class#method}. */
    Optional<Found> named(String symbol) {
        return spans.stream().filter(span -> span.symbol().equals(symbol)).findFirst();
    }

    private static void collect(String file, CompilationUnit unit, List<Found> spans) {
        Deque<Node> open = new ArrayDeque<>(List.of(unit));
        while (!open.isEmpty()) {
            Node node = open.pop();
            String name = name(node);
            if (name.isEmpty()) {
                node.getChildNodes().forEach(open::push);
            } else {
                node.getRange()
                        .ifPresent(range -> spans.add(
                                new Found(file, range.begin.line, range.end.line, className(node) + "#" + name)));
            }
        }
    }

    /** As the virtual machine calls it; empty for what is no method. */
    private static String name(Node node) {
        return switch (node) {
            case ConstructorDeclaration constructor -> "<init>";
            case CallableDeclaration<?> method -> method.getNameAsString();
            case InitializerDeclaration initializer -> initializer.isStatic() ? "<clinit>" : "<init>";
            default -> "";
        };
    }

    private static String className(Node node) {
        Deque<String> names = new ArrayDeque<>();
        Optional<Node> parent = node.getParentNode();
        while (parent.isPresent()) {
            if (parent.get() instanceof TypeDeclaration<?> type) {
                names.push(type.getNameAsString());
            }
            parent = parent.get().getParentNode();
        }
        return String.join(".", names);
    }
}
