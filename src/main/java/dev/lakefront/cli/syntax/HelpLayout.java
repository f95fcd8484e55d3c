package dev.lakefront.cli.syntax;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Picocli's help, without a value after a flag that needs none. */
final class HelpLayout extends Help {
    HelpLayout(CommandSpec command, ColorScheme colors) {
        super(command, colors);
    }

    @Override
    public IParamLabelRenderer parameterLabelRenderer() {
        return new RequiredValues(super.parameterLabelRenderer());
    }

    private record RequiredValues(IParamLabelRenderer all) implements IParamLabelRenderer {
        @Override
        public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
            boolean isSwitch = argument.isOption() && argument.arity().min() == 0;
            return isSwitch ? ansi.new Text("") : all.renderParameterLabel(argument, ansi, styles);
        }

        @Override
        public String separator() {
            return all.separator();
        }
    }
}
