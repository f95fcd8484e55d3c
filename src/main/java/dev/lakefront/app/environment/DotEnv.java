package dev.lakefront.app.environment;

import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.UnreadableFile;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Files of variables: the {@code .env} in the app's folder and those that {@code --env-file} names.
 * They mean what python-dotenv 1.2 takes them for, since that is what reads them in most apps.
 */
public final class DotEnv {
    private static final String FILE = Origin.DotEnvLine.FILE;

    private static final int MAX_BYTES = 1 << 20;

    private final Map<String, String> shell;
    private final List<Warning> warnings;

    /**
     * @param shell what <code>${NAME}</code> in a value may refer to
     * @param warnings gets each line that says nothing
     */
    public DotEnv(Map<String, String> shell, List<Warning> warnings) {
        this.shell = shell;
        this.warnings = warnings;
    }

    /**
     * The variables of the {@code .env} in the app's folder; none if there is no such file. In
     * references the shell wins over the file, as it does in the app's environment.
     *
     * @throws ProblemException if it cannot be read
     */
    public List<Variable> inFolder(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)
                || Files.isDirectory(file)) { // a virtual environment may be called so
            return List.of();
        }
        return new Reading(FILE, false, Origin.DotEnvLine::new).of(text(file, FILE));
    }

    /**
     * The variables of a file that the user named; in references it wins over the shell.
     *
     * @throws ProblemException if it cannot be read
     */
    public List<Variable> named(Path file) {
        String name = file.toString();
        if (!Files.exists(file)) {
            throw new ProblemException(
                    new Problem(
                            name + " not found",
                            "--env-file",
                            "name a file that exists; its path starts where you are, not in the"
                                    + " app's folder"));
        }
        return new Reading(name, true, line -> new Origin.EnvFileLine(name, line))
                .of(text(file, name));
    }

    private static String text(Path file, String name) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ProblemException(
                        Problem.of(
                                name + " is larger than 1 MiB",
                                "name a file of lines such as NAME=VALUE"));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new ProblemException(UnreadableFile.problem(file, name, e));
        }
    }

    /** One file on its way from lines to variables. */
    private final class Reading {
        private final String name;
        private final boolean fileFirst;
        private final IntFunction<Origin> origins;
        private final Map<String, String> said = new HashMap<>();
        private final Map<String, Variable> variables = new LinkedHashMap<>();

        Reading(String name, boolean fileFirst, IntFunction<Origin> origins) {
            this.name = name;
            this.fileFirst = fileFirst;
            this.origins = origins;
        }

        List<Variable> of(String text) {
            DotEnvSyntax syntax = new DotEnvSyntax(text);
            for (DotEnvSyntax.Binding binding : syntax.bindings()) {
                add(binding);
            }
            for (int line : syntax.brokenLines()) {
                warn(line, "no variable can be read from this line; it is passed over");
            }
            return new ArrayList<>(variables.values());
        }

        private void add(DotEnvSyntax.Binding binding) {
            String value = binding.value();
            variables.remove(binding.name());
            if (value == null) { // a name alone: for python-dotenv it has no value any more
                said.put(binding.name(), "");
                return;
            }
            String resolved = Interpolation.of(value, this::lookUp);
            said.put(binding.name(), resolved);
            if (resolved.indexOf('\0') >= 0) {
                warn(binding.line(), "a NUL character cannot be passed to an app; it is left out");
                return;
            }
            variables.put(
                    binding.name(),
                    new Variable(binding.name(), resolved, origins.apply(binding.line())));
        }

        private @Nullable String lookUp(String reference) {
            String inFile = said.get(reference);
            String inShell = shell.get(reference);
            if (inFile == null || inShell == null) {
                return inFile == null ? inShell : inFile;
            }
            return fileFirst ? inFile : inShell;
        }

        /** Without the line's text: it may be a secret. */
        private void warn(int line, String what) {
            warnings.add(
                    new Warning(
                            what,
                            name + ":" + line,
                            "write NAME=VALUE; values of several lines need quotes"));
        }
    }
}
