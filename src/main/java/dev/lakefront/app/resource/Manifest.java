package dev.lakefront.app.resource;

import dev.lakefront.app.variable.Origin;
import dev.lakefront.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The {@code manifest.yaml} of an app template (databricks/app-templates): which resources the app
 * needs, and of which kinds. Which ones they are is for whoever installs it to say.
 */
public final class Manifest {
    /** The file's name; files of other tools have it too. */
    public static final String FILE = "manifest.yaml";

    private static final String SPECS = "resource_specs";
    private static final String NAME = "name";
    private static final String SPEC = "_spec";

    private Manifest() {}

    /**
     * The resources that an app needs, without the fields that say which ones. None if there is no
     * manifest, or none of an app: it is not ours to find fault with.
     *
     * @param folder the app's
     */
    public static List<AppResource> read(Path folder) {
        Node root;
        try {
            byte[] yaml = Files.readAllBytes(folder.resolve(FILE));
            root = new YamlFile(FILE, new ArrayList<>()).firstDocument(yaml);
        } catch (IOException _) {
            return List.of();
        }
        List<AppResource> resources = new ArrayList<>();
        if (fields(root).get(SPECS) instanceof SequenceNode specs) {
            for (Node spec : specs.getValue()) {
                AppResource resource = resource(spec);
                if (resource != null) {
                    resources.add(resource);
                }
            }
        }
        return resources;
    }

    /** Its kind is the one key that ends in {@code _spec}. */
    private static @Nullable AppResource resource(Node spec) {
        Map<String, Node> fields = fields(spec);
        if (!(fields.get(NAME) instanceof ScalarNode name)) {
            return null;
        }
        for (Map.Entry<String, Node> field : fields.entrySet()) {
            if (field.getKey().endsWith(SPEC)) {
                return new AppResource(
                        name.getValue(),
                        field.getKey().substring(0, field.getKey().length() - SPEC.length()),
                        texts(field.getValue()),
                        new Origin.SpecLine(FILE, line(name)));
            }
        }
        return null;
    }

    private static Map<String, Node> fields(@Nullable Node node) {
        Map<String, Node> fields = new HashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple field : mapping.getValue()) {
                if (field.getKeyNode() instanceof ScalarNode key) {
                    fields.put(key.getValue(), field.getValueNode());
                }
            }
        }
        return fields;
    }

    private static Map<String, String> texts(Node node) {
        Map<String, String> texts = new HashMap<>();
        fields(node)
                .forEach((key, value) -> {
                    if (value instanceof ScalarNode text) {
                        texts.put(key, text.getValue());
                    }
                });
        return texts;
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
