package dev.loginsight.index.chunk;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import dev.loginsight.core.code.ChunkKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Declarations of a Java file by JavaParser. Everything of JavaParser that the product uses is behind this type. */
final class JavaParserOutline {
    /** Types nested deeper are left in their enclosing type's text. */
    private static final int MAX_DEPTH = 40;

    private final Text text;

    private JavaParserOutline(Text text) {
        this.text = text;
    }

    static Outline of(Text text) {
        if (BracketDepth.isTooDeepForJavaParser(text.parseable())) {
            return new Outline.Failed("is nested too deeply for the Java parser");
        }
        try {
            ParseResult<CompilationUnit> result = new JavaParser(configuration()).parse(text.parseable());
            return result.isSuccessful()
                    ? new Outline.Parsed(
                            new JavaParserOutline(text).unit(result.getResult().orElseThrow()), null)
                    : new Outline.Failed(reason(result.getProblems().getFirst()));
        } catch (StackOverflowError e) {
            return new Outline.Failed("is nested too deeply for the Java parser");
        } catch (LinkageError | RuntimeException e) {
            // A stack overflow in an earlier file may have struck while a class of the parser was being initialized.
            return new Outline.Failed("broke the Java parser (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * Newest syntax, but none of the processors that come with it: they validate and attach comments, which costs time and which
     * nothing here needs. (The level RAW would do the same but does not know {@code yield}.) Tokens have to be stored, or nodes
     * have no positions.
     */
    private static ParserConfiguration configuration() {
        ParserConfiguration configuration = new ParserConfiguration();
        configuration.setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE);
        configuration.setAttributeComments(false);
        configuration.getProcessors().clear();
        return configuration;
    }

    private static String reason(Problem problem) {
        String line = problem.getLocation()
                .flatMap(location -> location.toRange())
                .map(range -> " at line " + range.begin.line)
                .orElse("");
        return "does not parse as Java" + line;
    }

    private List<Declaration> unit(CompilationUnit unit) {
        boolean describesPackage = unit.getTypes().isEmpty() && unit.getModule().isEmpty();
        List<Declaration> found = new ArrayList<>();
        unit.getPackageDeclaration()
                .ifPresent(
                        node -> add(found, describesPackage ? ChunkKind.SECTION : ChunkKind.IMPORTS, List.of(), node));
        unit.getImports().forEach(node -> add(found, ChunkKind.IMPORTS, List.of(), node));
        unit.getModule().ifPresent(node -> add(found, ChunkKind.TYPE, List.of(node.getNameAsString()), node));
        for (TypeDeclaration<?> type : unit.getTypes()) {
            boolean implicit = type instanceof ClassOrInterfaceDeclaration c && c.isCompact();
            int from = last(found);
            found.addAll(implicit ? members(type.getMembers(), from, 0) : List.of(type(type, from, 0)));
        }
        return found;
    }

    private void add(List<Declaration> found, ChunkKind kind, List<String> names, Node node) {
        found.add(leaf(kind, names, last(found), node));
    }

    private static int last(List<Declaration> found) {
        return found.isEmpty() ? 0 : found.getLast().end();
    }

    private List<Declaration> members(List<? extends BodyDeclaration<?>> members, int from, int depth) {
        List<Declaration> found = new ArrayList<>();
        int last = from;
        for (BodyDeclaration<?> member : members.stream().sorted(BY_POSITION).toList()) {
            Declaration declaration = member(member, last, depth);
            found.add(declaration);
            last = declaration.end();
        }
        return found;
    }

    private static final Comparator<Node> BY_POSITION =
            Comparator.comparing(node -> node.getRange().orElseThrow().begin);

    private Declaration member(BodyDeclaration<?> member, int from, int depth) {
        return switch (member) {
            case TypeDeclaration<?> type -> type(type, from, depth);
            case FieldDeclaration field -> leaf(ChunkKind.FIELDS, names(field.getVariables()), from, field);
            case EnumConstantDeclaration constant -> leaf(ChunkKind.FIELDS, name(constant.getName()), from, constant);
            case ConstructorDeclaration constructor ->
                leaf(ChunkKind.CONSTRUCTOR, List.of("<init>"), from, constructor);
            case CompactConstructorDeclaration compact -> leaf(ChunkKind.CONSTRUCTOR, List.of("<init>"), from, compact);
            case CallableDeclaration<?> method -> leaf(ChunkKind.METHOD, name(method.getName()), from, method);
            case AnnotationMemberDeclaration element -> leaf(ChunkKind.METHOD, name(element.getName()), from, element);
            case InitializerDeclaration block ->
                leaf(ChunkKind.INITIALIZER, List.of(block.isStatic() ? "<clinit>" : "<init>"), from, block);
            default -> throw new IllegalStateException("a member that is none: " + member.getClass());
        };
    }

    private Declaration type(TypeDeclaration<?> type, int from, int depth) {
        int start = commentStart(from, start(type));
        int end = endWithTrailingComment(end(type));
        String name = name(type.getName()).getFirst();
        if (depth >= MAX_DEPTH) {
            return Declaration.type(name, start, end, end, List.of());
        }
        List<BodyDeclaration<?>> members = new ArrayList<>(type.getMembers());
        if (type instanceof EnumDeclaration enumeration) {
            members.addAll(enumeration.getEntries());
        }
        int headEnd = text.parseable().indexOf('{', afterHeader(type)) + 1;
        return Declaration.type(name, start, headEnd, end, members(members, headEnd, depth + 1));
    }

    /** Offset of the brace, or of what is left of the header once names, types and components are behind. */
    private int afterHeader(TypeDeclaration<?> type) {
        int end = headerParts(type).stream()
                .flatMap(NodeList::stream)
                .mapToInt(this::end)
                .max()
                .orElse(0);
        return skipComments(Math.max(end, end(type.getName())));
    }

    private static List<NodeList<? extends Node>> headerParts(TypeDeclaration<?> type) {
        return switch (type) {
            case ClassOrInterfaceDeclaration c ->
                List.of(c.getTypeParameters(), c.getExtendedTypes(), c.getImplementedTypes(), c.getPermittedTypes());
            case RecordDeclaration r -> List.of(r.getTypeParameters(), r.getParameters(), r.getImplementedTypes());
            case EnumDeclaration e -> List.of(e.getImplementedTypes());
            default -> List.of();
        };
    }

    private int skipComments(int offset) {
        int at = offset;
        while (at < text.length() && text.charAt(at) != '{') {
            int after = Comments.end(text.parseable(), at);
            at = after > at ? after : at + 1;
        }
        return at;
    }

    private Declaration leaf(ChunkKind kind, List<String> names, int from, Node node) {
        return Declaration.leaf(kind, names, commentStart(from, start(node)), endWithTrailingComment(end(node)));
    }

    /** Between two members there are only comments, white space and separators, so the first comment leads the member. */
    private int commentStart(int from, int start) {
        int at = from;
        while (at < start && (text.parseable().charAt(at) <= ' ' || ";,)".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private int endWithTrailingComment(int end) {
        return Comments.trailing(text.parseable(), end);
    }

    private List<String> names(NodeList<? extends NodeWithSimpleName<?>> nodes) {
        return nodes.stream().flatMap(node -> name(node.getName()).stream()).toList();
    }

    private List<String> name(Node name) {
        return List.of(text.substring(start(name), end(name)));
    }

    private int start(Node node) {
        return offset(range(node).begin);
    }

    private int end(Node node) {
        return offset(range(node).end) + 1;
    }

    private static Range range(Node node) {
        return node.getRange().orElseThrow();
    }

    private int offset(Position position) {
        return text.lineStart(position.line) + position.column - 1;
    }
}
