package dev.lakefront.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file that knows its keys. What is written in another form than it is asked
 * for in is a problem, with its line, and counts as absent.
 */
public final class YamlMapping {
    private final YamlFile file;
    private final MappingNode node;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    private YamlMapping(YamlFile file, MappingNode node) {
        this.file = file;
        this.node = node;
    }

    /**
     * The mapping that a file holds; null if it is empty, or holds something else.
     *
     * @param kind what it is, in messages: {@code the file}
     * @param keys all that it may have
     */
    public static @Nullable YamlMapping read(
            YamlFile file, byte[] yaml, String kind, List<String> keys) {
        Node root = file.firstDocument(yaml);
        return root == null || isNull(root) ? null : of(file, root, kind, keys);
    }

    /**
     * The mapping that a file holds, whose keys are names that its author chooses; null if it is
     * empty, or holds something else.
     *
     * @param kind what it is, in messages: {@code the file}
     */
    public static @Nullable YamlMapping readNamed(YamlFile file, byte[] yaml, String kind) {
        Node root = file.firstDocument(yaml);
        return root == null || isNull(root) ? null : named(file, root, kind);
    }

    private static @Nullable YamlMapping of(
            YamlFile file, Node node, String kind, List<String> keys) {
        if (!(node instanceof MappingNode mapping)) {
            file.report(node, kind + " must be a mapping", "give it the keys " + listed(keys));
            return null;
        }
        YamlMapping read = new YamlMapping(file, mapping);
        mapping.getValue().forEach(field -> read.add(field, kind, keys));
        return read;
    }

    private static @Nullable YamlMapping named(YamlFile file, Node node, String kind) {
        if (!(node instanceof MappingNode mapping)) {
            file.report(node, kind + " must be a mapping", "write NAME: and what it has");
            return null;
        }
        YamlMapping read = new YamlMapping(file, mapping);
        mapping.getValue().forEach(field -> read.addNamed(field, kind));
        return read;
    }

    private void addNamed(NodeTuple field, String kind) {
        String key = name(field);
        if (key.isBlank()) {
            file.report(field.getKeyNode(), kind + " has a key that is no text", "write a name");
        } else {
            add(field, key);
        }
    }

    private void add(NodeTuple field, String kind, List<String> keys) {
        String key = name(field);
        if (keys.contains(key)) {
            add(field, key);
        } else {
            file.report(
                    field.getKeyNode(), kind + " has no key " + key, "it may have " + listed(keys));
        }
    }

    private static String name(NodeTuple field) {
        return field.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
    }

    private void add(NodeTuple field, String key) {
        if (fields.put(key, field.getValueNode()) != null) {
            file.report(field.getKeyNode(), "the key " + key + " stands here twice", "remove one");
        }
    }

    /** All that it has, as they are written. */
    public List<String> keys() {
        return List.copyOf(fields.keySet());
    }

    /** Whether nothing is written after a key, or it is absent. */
    public boolean isEmpty(String key) {
        Node value = present(key);
        return value == null || (value instanceof ScalarNode text && text.getValue().isBlank());
    }

    /** The text of a key; null if it is absent or empty. */
    public @Nullable String text(String key) {
        Node value = present(key);
        return value == null ? null : text(value, key);
    }

    /** The texts of a key; null if it is absent. */
    public @Nullable List<String> texts(String key) {
        List<Node> items = items(key, "texts");
        if (items == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Node item : items) {
            String text = text(item, "an element of " + key);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /**
     * The mappings of a key; none if it is absent.
     *
     * @param kind what one of them is, in messages: {@code a persona}
     * @param keys all that one may have
     */
    public List<YamlMapping> mappings(String key, String kind, List<String> keys) {
        List<YamlMapping> mappings = new ArrayList<>();
        List<Node> items = items(key, "mappings");
        for (Node item : items == null ? List.<Node>of() : items) {
            YamlMapping mapping = of(file, item, kind, keys);
            if (mapping != null) {
                mappings.add(mapping);
            }
        }
        return mappings;
    }

    /**
     * The mapping of a key, whose own keys are names that its author chooses; null if it is absent.
     *
     * @param kind what it is, in messages: {@code a scope}
     */
    public @Nullable YamlMapping named(String key, String kind) {
        Node value = present(key);
        return value == null ? null : named(file, value, kind);
    }

    /** Tells of a mistake in a key; at the mapping's beginning if the key is absent. */
    public void report(String key, String what, String fix) {
        file.report(fields.getOrDefault(key, node), what, fix);
    }

    /** Where a key's value stands: {@code app.yaml:3:5}. */
    public String where(String key) {
        return file.where(fields.getOrDefault(key, node));
    }

    private @Nullable List<Node> items(String key, String of) {
        Node value = present(key);
        if (value == null || value instanceof SequenceNode) {
            return value == null ? null : ((SequenceNode) value).getValue();
        }
        file.report(value, key + " must be a list of " + of, "begin each with a line - ...");
        return null;
    }

    private @Nullable String text(Node value, String what) {
        if (!(value instanceof ScalarNode scalar) || isNull(value)) {
            file.report(value, what + " must be a text", "put it in quotes");
            return null;
        }
        return scalar.getValue().isBlank() ? null : scalar.getValue();
    }

    private @Nullable Node present(String key) {
        Node value = fields.get(key);
        return value == null || isNull(value) ? null : value;
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String listed(List<String> keys) {
        int last = keys.size() - 1;
        return last == 0
                ? keys.getFirst()
                : String.join(", ", keys.subList(0, last)) + " and " + keys.get(last);
    }
}
