package dev.lakefront.cli.request;

import dev.lakefront.cli.process.Console;
import dev.lakefront.cli.process.ExitCode;
import dev.lakefront.cli.process.ThisProcess;
import dev.lakefront.cli.report.CheckJson;
import dev.lakefront.cli.report.CheckSarif;
import dev.lakefront.cli.report.CheckText;
import dev.lakefront.cli.report.ExplanationJson;
import dev.lakefront.cli.report.ExplanationText;
import dev.lakefront.cli.report.LoginReportJson;
import dev.lakefront.cli.report.LoginReportText;
import dev.lakefront.cli.report.SignInWords;
import dev.lakefront.problem.Problem;
import dev.lakefront.run.check.CheckReport;
import dev.lakefront.run.explain.LoginReport;
import dev.lakefront.run.explain.RunExplanation;
import dev.lakefront.run.login.SignIn;
import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.ResourceOptions;
import dev.lakefront.run.option.RunOptions;
import java.nio.file.Path;
import java.util.List;

/** What a command line asks for. */
public sealed interface Request {
    /**
     * Does it. A method and not a pattern switch by the caller: the AOT cache holds no linked
     * pattern switch, and every start would wait for it.
     *
     * @return the exit code
     */
    int carryOut(Console console, RunCommand runCommand);

    /** To print this text and be done. */
    record Print(String text) implements Request {
        @Override
        public int carryOut(Console console, RunCommand runCommand) {
            console.result(text);
            return ExitCode.OK.number();
        }
    }

    /** To run an app. */
    record Run(RunOptions options) implements Request {
        @Override
        public int carryOut(Console console, RunCommand runCommand) {
            return runCommand.run(options, console);
        }
    }

    /**
     * To run a command beside an app.
     *
     * @param command the program and its arguments
     */
    record Exec(RunOptions options, List<String> command) implements Request {
        @Override
        public int carryOut(Console console, RunCommand runCommand) {
            return runCommand.exec(options, command, console);
        }
    }

    /**
     * To show what a run would do.
     *
     * @param json whether for a program, not for people
     */
    record Explain(RunOptions options, boolean json) implements Request {
        @Override
        public int carryOut(Console console, RunCommand runCommand) {
            RunExplanation explanation = runCommand.explain(options);
            console.result(
                    json ? ExplanationJson.of(explanation) : ExplanationText.of(explanation));
            return ExitCode.OK.number();
        }
    }

    /**
     * To tell what is wrong with an app.
     *
     * @param form {@code text}, {@code json} or {@code sarif}
     */
    record Check(RunOptions options, String form) implements Request {
        @Override
        public int carryOut(Console console, RunCommand runCommand) {
            CheckReport report = CheckReport.of(options, ThisProcess.surroundings());
            console.result(
                    switch (form) {
                        case "json" -> CheckJson.of(report);
                        case "sarif" -> CheckSarif.of(report);
                        default -> CheckText.of(report);
                    });
            return (report.problems() == 0 ? ExitCode.OK : ExitCode.FAILED).number();
        }
    }

    /**
     * To tell about a login.
     *
     * @param folder the app's, as typed
     */
    record Describe(
            Path folder,
            BundleOptions bundle,
            ResourceOptions resources,
            LoginOptions login,
            boolean offline,
            boolean json)
            implements Request {
        @Override
        public int carryOut(Console console, RunCommand runCommand) {
            LoginReport report =
                    offline
                            ? LoginReport.offline(ThisProcess.surroundings())
                            : LoginReport.of(
                                    folder, bundle, resources, login, ThisProcess.surroundings());
            console.result(
                    json ? LoginReportJson.of(report) : new LoginReportText(report).toString());
            if (!json) {
                console.problems(report.problems());
            }
            return (report.works() ? ExitCode.OK : ExitCode.FAILED).number();
        }
    }

    /** To log in, in the browser. */
    record Login(SignIn signIn) implements Request {
        @Override
        public int carryOut(Console console, RunCommand runCommand) {
            try {
                console.message(
                        signIn.in(
                                ThisProcess.surroundings(),
                                (page, opened) ->
                                        console.message(SignInWords.invitation(page, opened))));
                return ExitCode.OK.number();
            } catch (InterruptedException e) {
                return ExitCode.INTERRUPTED.number();
            }
        }
    }

    /** To end a login in the browser. */
    record Logout(SignIn signIn) implements Request {
        @Override
        public int carryOut(Console console, RunCommand runCommand) {
            console.message(signIn.out(ThisProcess.surroundings()));
            return ExitCode.OK.number();
        }
    }

    /**
     * Something that cannot be done.
     *
     * @param problems all that is wrong with the command line
     * @param command the command that was meant, as far as one could be told
     */
    record Mistaken(List<Problem> problems, String command) implements Request {
        @Override
        public int carryOut(Console console, RunCommand runCommand) {
            console.problems(problems);
            console.message("Run '" + command + " --help' to see what it accepts.");
            return ExitCode.FAILED.number();
        }
    }
}
