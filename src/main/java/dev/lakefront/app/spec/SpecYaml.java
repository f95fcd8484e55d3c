package dev.lakefront.app.spec;

import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import dev.lakefront.yaml.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The YAML of one spec file. Keys that we do not know are warned of and left alone, as on the
 * platform.
 */
final class SpecYaml {
    private static final String COMMAND = "command";
    private static final String ENV = "env";
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String VALUE_FROM = "valueFrom";

    private final String file;
    private final YamlFile source;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings;

    /**
     * @param warnings gets what is probably not meant as it is written
     */
    SpecYaml(String file, List<Warning> warnings) {
        this.file = file;
        this.source = new YamlFile(file, problems);
        this.warnings = warnings;
    }

    AppSpec parse(byte[] yaml) {
        AppSpec spec = specOf(source.firstDocument(yaml));
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return spec;
    }

    private AppSpec specOf(@Nullable Node root) {
        if (root == null || isNull(root)) {
            return AppSpec.of(file, List.of(), List.of());
        }
        if (!(root instanceof MappingNode mapping)) {
            report(root, file + " must be a mapping", "give it the keys command: and env:");
            return AppSpec.none();
        }
        Map<String, Node> fields = fieldsOf(mapping, SpecKeys.TOP);
        Node command = fields.get(COMMAND);
        List<String> argv = command(command);
        AppSpec spec = AppSpec.of(file, List.of(), env(fields.get(ENV)));
        return command == null || argv.isEmpty()
                ? spec
                : spec.withCommand(argv, file, lineOf(command));
    }

    private List<String> command(@Nullable Node node) {
        if (node == null || isNull(node)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            report(node, "command must be a list of strings", commandFix(node));
            return List.of();
        }
        List<String> argv = new ArrayList<>();
        for (Node element : list.getValue()) {
            String text = text(element, "an element of command");
            argv.add(text == null ? "" : text);
        }
        if (!argv.isEmpty() && isEmpty(list.getValue().getFirst())) {
            report(node, "command begins with an empty word", "name the program to start first");
        }
        return argv;
    }

    private static String commandFix(Node node) {
        List<String> words =
                node instanceof ScalarNode scalar
                        ? CommandLine.words(scalar.getValue())
                        : List.of("python", "app.py");
        return "write command: " + CommandLine.asYaml(words);
    }

    private List<EnvEntry> env(@Nullable Node node) {
        if (node == null || isNull(node)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            report(
                    node,
                    "env must be a list of entries with name and value",
                    "write each variable as - name: NAME and, below it, value: VALUE");
            return List.of();
        }
        List<EnvEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node element : list.getValue()) {
            EnvEntry entry = envEntry(element);
            if (entry != null) {
                entries.add(entry);
            }
            if (entry != null && !names.add(entry.name())) {
                warn(
                        element,
                        entry.name() + " stands in env more than once; the last one counts",
                        "remove the others");
            }
        }
        return entries;
    }

    private @Nullable EnvEntry envEntry(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            report(
                    node,
                    "an env entry must have name and value",
                    "write - name: NAME and, below it, value: VALUE");
            return null;
        }
        Map<String, Node> fields = fieldsOf(mapping, SpecKeys.ENV_ENTRY);
        String name = optionalText(fields.get(NAME), NAME);
        String value = optionalText(fields.get(VALUE), VALUE);
        String valueFrom = resourceKey(fields.get(VALUE_FROM));
        if (name == null || name.isEmpty()) {
            report(node, "an env entry has no name", "add name: NAME to it");
            return null;
        }
        if (name.indexOf('=') >= 0) {
            report(node, "env name " + name + " is no name of a variable", "take out the =");
            return null;
        }
        return new EnvEntry(name, value, valueFrom, new Origin.SpecLine(file, lineOf(node)));
    }

    /** A mapping, as Kubernetes has it, is no key: the entry is then one without a value. */
    private @Nullable String resourceKey(@Nullable Node node) {
        if (!(node instanceof MappingNode mapping)) {
            return optionalText(node, VALUE_FROM);
        }
        List<NodeTuple> fields = mapping.getValue();
        boolean hasKey = !fields.isEmpty() && fields.getLast().getValueNode() instanceof ScalarNode;
        warn(
                node,
                "valueFrom is a mapping: it does nothing, here and deployed",
                "write valueFrom: "
                        + (hasKey
                                ? ((ScalarNode) fields.getLast().getValueNode()).getValue()
                                : "KEY, the key of a resource of the app"));
        return null;
    }

    private Map<String, Node> fieldsOf(MappingNode mapping, SpecKeys keys) {
        Map<String, Node> fields = new HashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            if (!(field.getKeyNode() instanceof ScalarNode key)) {
                continue;
            }
            if (fields.put(key.getValue(), field.getValueNode()) != null) {
                report(key, "the key " + key.getValue() + " stands here twice", "remove one");
            }
            if (!keys.knows(key.getValue()) && !isForAliases(key, field.getValueNode())) {
                warn(key, keys.unknown(key.getValue()), keys.fix(key.getValue()));
            }
        }
        return fields;
    }

    private static boolean isForAliases(ScalarNode key, Node value) {
        return SpecKeys.isExtension(key.getValue()) || value.getAnchor().isPresent();
    }

    private @Nullable String optionalText(@Nullable Node node, String what) {
        return node == null ? null : text(node, what);
    }

    /** The scalar as it is written; null for YAML's null and for what is no scalar. */
    private @Nullable String text(Node node, String what) {
        if (node instanceof ScalarNode scalar && scalar.getValue().indexOf('\0') < 0) {
            return isNull(scalar) ? null : scalar.getValue();
        }
        if (node instanceof ScalarNode) {
            report(node, what + " has a NUL character, which no process can be given", "remove it");
            return null;
        }
        report(node, what + " must be a string", "put the text in quotes");
        return null;
    }

    private void report(Node node, String what, String fix) {
        source.report(node, what, fix);
    }

    private void warn(Node node, String what, String fix) {
        warnings.add(new Warning(what, source.where(node), fix));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static boolean isEmpty(Node node) {
        return isNull(node) || (node instanceof ScalarNode scalar && scalar.getValue().isEmpty());
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
