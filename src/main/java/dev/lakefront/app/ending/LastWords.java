package dev.lakefront.app.ending;

import dev.lakefront.problem.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What those say who cannot go on: Python, Node, npm, uv, shells and servers. */
final class LastWords {
    /** The first that fits is taken. */
    private static final List<Rule> RULES =
            List.of(
                    new Rule(
                            "(?i)address already in use|EADDRINUSE|connection in use"
                                    + "|port \\d+ is (already in use|in use|not available)"
                                    + "|cannot find empty port",
                            (found, end) -> portTaken(found.group(0), end)),
                    new Rule(
                            "No module named '?([\\w.]+)",
                            (found, end) -> pythonModule(found.group(1), end)),
                    new Rule(
                            "Cannot find (?:module|package) '([^']+)'",
                            (found, end) -> nodeModule(found.group(1), end)),
                    new Rule(
                            "(?i)missing script: \"?([\\w:-]+)",
                            (found, _) -> npmScript(found.group(1))),
                    new Rule(
                            "sh: (?:(?:line )?\\d+: )?([\\w@./-]+): (?:command )?not found",
                            (found, end) -> command(found.group(1), end)),
                    new Rule(
                            "Failed to spawn: `([^`]+)`",
                            (found, end) -> command(found.group(1), end)),
                    new Rule("JavaScript heap out of memory", (_, _) -> nodeHeap()));

    private LastWords() {}

    /**
     * One way to say it.
     *
     * @param pattern found in a line
     */
    private record Rule(Pattern pattern, Meaning meaning) {
        Rule(String pattern, Meaning meaning) {
            this(Pattern.compile(pattern), meaning);
        }

        @Nullable Problem cause(Ending end) {
            for (String line : end.lastLines().reversed()) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.find()) {
                    return meaning.of(matcher, end);
                }
            }
            return null;
        }
    }

    @FunctionalInterface
    private interface Meaning {
        Problem of(Matcher found, Ending end);
    }

    /** Null if nobody says why. */
    static @Nullable Problem cause(Ending end) {
        for (Rule rule : RULES) {
            Problem cause = rule.cause(end);
            if (cause != null) {
                return cause;
            }
        }
        return null;
    }

    /** Before the app was started, its port was free. */
    private static Problem portTaken(String words, Ending end) {
        boolean ours = end.lastLines().stream().anyMatch(line -> names(line, end.port()));
        return ours
                ? Problem.of(
                        "port " + end.port() + " is taken (" + words + ")",
                        "stop the program that has it, or choose another port with --app-port")
                : Problem.of(
                        "it wants a port that is taken, and not " + end.port() + ", its own",
                        "have it take the port from DATABRICKS_APP_PORT");
    }

    private static boolean names(String line, int port) {
        return Pattern.compile("(?<!\\d)" + port + "(?!\\d)").matcher(line).find();
    }

    private static Problem pythonModule(String name, Ending end) {
        String what = "the Python module " + name + " is not installed";
        String named = "name the package that has it in requirements.txt or pyproject.toml";
        return Problem.of(
                what,
                end.built()
                        ? named + ", and start again"
                        : "start with --build, which installs what the app names; else " + named);
    }

    private static Problem nodeModule(String name, Ending end) {
        if (name.startsWith(".") || name.startsWith("/")) {
            return Problem.of(
                    name + " is not there",
                    end.built()
                            ? "does the build make it, and in that place?"
                            : "if the build makes it, start with --build");
        }
        return Problem.of(
                "the Node package " + name + " is not installed",
                end.built()
                        ? "npm install " + name
                        : "start with --build, which installs what package.json names; else npm"
                                + " install "
                                + name);
    }

    private static Problem npmScript(String name) {
        return Problem.of(
                "package.json has no script " + name,
                "add it there, or a command: to app.yaml that starts the app in another way");
    }

    private static Problem command(String name, Ending end) {
        return Problem.of(
                "the command " + name + " is not there",
                end.built()
                        ? "name the package that brings it among those that the app needs"
                        : "start with --build, which installs what the app names");
    }

    private static Problem nodeHeap() {
        return Problem.of(
                "Node's heap is full",
                "give it more: --env NODE_OPTIONS=--max-old-space-size=4096 (MB)");
    }
}
