package dev.lakefront.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;

/** Composes YAML nodes, which it does recursively, but not until the stack is full. */
final class ShallowComposer extends Composer {
    private static final int MAX_DEPTH = 50;

    private int depth;

    ShallowComposer(LoadSettings settings, Parser parser) {
        super(settings, parser);
    }

    @Override
    protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
        enter();
        SequenceNode node = super.composeSequenceNode(anchor);
        depth--;
        return node;
    }

    @Override
    protected Node composeMappingNode(Optional<Anchor> anchor) {
        enter();
        Node node = super.composeMappingNode(anchor);
        depth--;
        return node;
    }

    private void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new ParserException(
                    "it is nested more than " + MAX_DEPTH + " deep",
                    parser.peekEvent().getStartMark());
        }
    }
}
