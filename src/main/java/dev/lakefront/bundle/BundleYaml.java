package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Fields;
import dev.lakefront.bundle.BundleValue.Items;
import dev.lakefront.bundle.BundleValue.Nothing;
import dev.lakefront.bundle.BundleValue.Text;
import dev.lakefront.problem.Problem;
import dev.lakefront.yaml.YamlFile;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads one YAML (or JSON, which is YAML too) file of a bundle, anchors and merge keys included.
 */
final class BundleYaml {
    /** Some bundles are generated. */
    private static final int MAX_ALIASES = 500;

    private static final String MERGE_KEY = "<<";

    private final String file;
    private final List<Problem> problems;

    /** What aliases name is built once: a file cannot grow by aliases of aliases. */
    private final IdentityHashMap<Node, BundleValue> built = new IdentityHashMap<>();

    /**
     * @param file its name in messages
     * @param problems gets what is wrong with it
     */
    BundleYaml(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The file's mapping; one without keys if the file is empty or cannot be read. */
    Fields read(byte[] yaml) {
        Node root = new YamlFile(file, MAX_ALIASES, problems).firstDocument(yaml);
        if (root != null && !root.getTag().equals(Tag.NULL)) {
            if (value(root) instanceof Fields fields) {
                return fields;
            }
            report(file + " must be a mapping", lineOf(root), "begin it with bundle:");
        }
        return new Fields(Map.of(), new SourceLine(file, 1));
    }

    private BundleValue value(Node node) {
        BundleValue known = built.get(node);
        if (known != null) {
            return known;
        }
        if (node.isRecursive()) {
            report(file + " holds itself", lineOf(node), "take out the alias that leads back here");
        }
        built.put(node, new Nothing(lineOf(node))); // what an alias within itself finds
        BundleValue value = build(node);
        built.put(node, value);
        return value;
    }

    private BundleValue build(Node node) {
        if (node instanceof MappingNode mapping) {
            return fields(mapping);
        }
        if (node instanceof SequenceNode list) {
            List<BundleValue> items = new ArrayList<>();
            for (Node item : list.getValue()) {
                items.add(value(item));
            }
            return new Items(items, lineOf(node));
        }
        return node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)
                ? new Text(scalar.getValue(), lineOf(node))
                : new Nothing(lineOf(node));
    }

    /** What a merge key brings in stands below what the mapping has itself. */
    private Fields fields(MappingNode mapping) {
        Map<String, BundleValue> merged = new LinkedHashMap<>();
        Map<String, BundleValue> own = new LinkedHashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            if (field.getKeyNode() instanceof ScalarNode key) {
                BundleValue value = value(field.getValueNode());
                if (key.getValue().equals(MERGE_KEY)) {
                    addMerged(value, merged);
                } else if (own.put(key.getValue(), value) != null) {
                    report(
                            "the key " + key.getValue() + " stands here twice",
                            lineOf(key),
                            "remove one");
                }
            }
        }
        merged.putAll(own);
        return new Fields(merged, lineOf(mapping));
    }

    /** Of several mappings the first that has a key gives it. */
    private static void addMerged(BundleValue value, Map<String, BundleValue> merged) {
        if (value instanceof Fields fields) {
            fields.values().forEach(merged::putIfAbsent);
        }
        if (value instanceof Items items) {
            items.values().forEach(item -> addMerged(item, merged));
        }
    }

    private SourceLine lineOf(Node node) {
        Mark mark = node.getStartMark().orElse(null);
        return new SourceLine(file, mark == null ? 1 : mark.getLine() + 1);
    }

    private void report(String what, SourceLine line, String fix) {
        problems.add(new Problem(what, line.toString(), fix));
    }
}
