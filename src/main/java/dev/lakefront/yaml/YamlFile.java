package dev.lakefront.yaml;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.YamlWords;
import java.io.ByteArrayInputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One YAML file. Nodes, not loaded values: those know their line, and a scalar such as {@code 1.0}
 * or {@code true} keeps the text it was written with.
 *
 * @param name what messages call it
 * @param maxAliases how many may name a mapping or list: it stops a file that grows by aliases of
 *     aliases
 * @param problems gets what is wrong with it
 */
public record YamlFile(String name, int maxAliases, List<Problem> problems) {
    /** Nobody writes more by hand. */
    private static final int MAX_ALIASES = 50;

    public YamlFile(String name, List<Problem> problems) {
        this(name, MAX_ALIASES, problems);
    }

    /** The first document; null if there is none, or none that can be read. */
    public @Nullable Node firstDocument(byte[] yaml) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(name)
                        .setSchema(new CoreSchema())
                        .setMaxAliasesForCollections(maxAliases)
                        .build();
        try {
            var reader = new YamlUnicodeReader(new ByteArrayInputStream(yaml));
            var parser = new ParserImpl(settings, new StreamReader(settings, reader));
            var documents = new ShallowComposer(settings, parser);
            return documents.hasNext() ? documents.next() : null;
        } catch (MarkedYamlEngineException e) {
            problems.add(syntaxProblem(e.getProblem(), e.getProblemMark().orElse(null)));
        } catch (YamlEngineException e) {
            problems.add(
                    e.getCause() instanceof CharacterCodingException
                            ? new Problem(name + " is not UTF-8 text", name, "save it as UTF-8")
                            : syntaxProblem(e.getMessage(), null));
        }
        return null;
    }

    public void report(Node node, String what, String fix) {
        problems.add(new Problem(what, where(node), fix));
    }

    /** Where a node begins: {@code app.yaml:3:5}. */
    public String where(Node node) {
        return node.getStartMark().map(this::position).orElse(name);
    }

    private String position(Mark mark) {
        return name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private Problem syntaxProblem(@Nullable String reason, @Nullable Mark mark) {
        return new Problem(
                name + " is not valid YAML: " + YamlWords.withoutNames(reason),
                mark == null ? name : position(mark),
                "correct the YAML; strings with : or # in them need quotes");
    }
}
