package dev.loginsight.cli.config;

import dev.loginsight.cli.console.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads one {@code loginsight.yml}. Only the node tree is used, never YAML's object construction, so that a stranger's file can do
 * no more than say something wrong.
 */
final class YamlFile {
    static final String NAME = "loginsight.yml";

    /** The services' own files, and some messages, name keys below this; here it may stand or be left out. */
    private static final String SPRINGS_ROOT = "loginsight";

    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 8;

    private final Path file;
    private final Problems problems;
    private final Map<Key, Given> values = new EnumMap<>(Key.class);

    private YamlFile(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The settings in the file; none when there is no such file. What is wrong in it goes to {@code problems}. */
    static Map<Key, Given> read(Path file, Problems problems) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Map.of();
        }
        YamlFile yaml = new YamlFile(file, problems);
        yaml.text().ifPresent(yaml::parse);
        return yaml.values;
    }

    /** Not through a symbolic link (a repository could point it anywhere), not a pipe, not endless. */
    private Optional<String> text() {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(file + ": must be a regular file, not a link or a folder");
            } else if (Files.size(file) > MAX_BYTES) {
                problems.add(file + ": is larger than 1 MB, which no settings file needs to be");
            } else {
                return Optional.of(Files.readString(file));
            }
        } catch (CharacterCodingException e) {
            problems.add(file + ": is not valid UTF-8; save it as UTF-8");
        } catch (IOException e) {
            problems.add(file + ": cannot be read (" + Reason.of(e) + ")");
        }
        return Optional.empty();
    }

    private void parse(String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                walk("", mapping, 0);
            } else if (root != null && !isNull(root)) {
                problems.add(where(root) + ": settings are `key: value` lines");
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file + ":" + line + ": is not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(file + ": is not valid YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void walk(String prefix, MappingNode mapping, int depth) {
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode name)) {
                problems.add(where(entry.getKeyNode()) + ": a key must be plain text");
                continue;
            }
            if (depth == 0 && name.getValue().equals(SPRINGS_ROOT) && entry.getValueNode() instanceof MappingNode all) {
                walk("", all, 1);
                continue;
            }
            String path = withoutRoot(prefix + name.getValue());
            Optional<Key> key = Key.ofPath(path);
            Optional<Key> mapKey = mapOf(path);
            if (key.isPresent()) {
                take(key.get(), entry.getValueNode(), name);
            } else if (mapKey.isPresent()) {
                takeEntry(mapKey.get(), path, entry.getValueNode(), name);
            } else if (entry.getValueNode() instanceof MappingNode inner && depth < MAX_DEPTH) {
                walk(path + ".", inner, depth + 1);
            } else if (!(isNull(entry.getValueNode()) && isPrefix(path))) {
                problems.add(where(name) + ": unknown key " + path + Names.suggestKey(path));
            }
        }
    }

    private static String withoutRoot(String path) {
        return path.startsWith(SPRINGS_ROOT + ".") ? path.substring(SPRINGS_ROOT.length() + 1) : path;
    }

    private void take(Key key, Node value, ScalarNode name) {
        if (isNull(value)) {
            return;
        }
        Optional<Given> given = switch (value) {
            case MappingNode map when key.kind() == Kind.MAP -> map(key, map);
            case SequenceNode list when key.kind().isList() -> list(key, list);
            case ScalarNode scalar when key.kind() != Kind.MAP -> Optional.of(single(scalar));
            default -> wrongShape(key, value);
        };
        given.ifPresent(it -> put(key, it, name));
    }

    private void put(Key key, Given given, ScalarNode name) {
        if (values.putIfAbsent(key, given) != null) {
            problems.add(where(name) + ": " + key.path() + " is given twice");
        }
    }

    private Given single(ScalarNode scalar) {
        return Given.text(scalar.getValue(), where(scalar), base());
    }

    private Optional<Given> list(Key key, SequenceNode list) {
        List<String> texts = new ArrayList<>();
        for (Node element : list.getValue()) {
            if (!(element instanceof ScalarNode scalar) || isNull(element)) {
                problems.add(where(element) + ": each element of " + key.path() + " must be one text");
                return Optional.empty();
            }
            texts.add(scalar.getValue());
        }
        return Optional.of(new Given(texts, Map.of(), where(list), base()));
    }

    private Optional<Given> map(Key key, MappingNode mapping) {
        Map<String, String> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode name)
                    || !(entry.getValueNode() instanceof ScalarNode value)) {
                problems.add(where(entry.getKeyNode()) + ": " + key.path() + " maps a name to one text");
                return Optional.empty();
            }
            map.put(name.getValue(), value.getValue());
        }
        return Optional.of(new Given(List.of(), map, where(mapping), base()));
    }

    /** {@code datadog.fields.message: body}, the dotted spelling of one entry of a map. */
    private void takeEntry(Key key, String path, Node value, ScalarNode name) {
        if (!(value instanceof ScalarNode scalar)) {
            problems.add(where(name) + ": " + key.path() + " maps a name to one text");
            return;
        }
        Map<String, String> map = new LinkedHashMap<>();
        Given before = values.get(key);
        if (before != null) {
            map.putAll(before.map());
        }
        map.put(path.substring(key.path().length() + 1), scalar.getValue());
        values.put(key, new Given(List.of(), map, where(name), base()));
    }

    private Optional<Given> wrongShape(Key key, Node value) {
        String shape =
                key.kind().isList() ? "a list" : key.kind() == Kind.MAP ? "a map of names to texts" : "one value";
        problems.add(where(value) + ": " + key.path() + " must be " + shape);
        return Optional.empty();
    }

    private static Optional<Key> mapOf(String path) {
        return Arrays.stream(Key.values())
                .filter(key -> key.kind() == Kind.MAP && path.startsWith(key.path() + "."))
                .findFirst();
    }

    private static boolean isPrefix(String path) {
        return Arrays.stream(Key.values()).anyMatch(key -> key.path().startsWith(path + "."));
    }

    private static boolean isNull(@Nullable Node node) {
        return node == null || Tag.NULL.equals(node.getTag());
    }

    private Path base() {
        return file.toAbsolutePath().getParent();
    }

    private String where(Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }
}
