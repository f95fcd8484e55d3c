package dev.lakefront.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.cli.process.ExitCode;
import dev.lakefront.cli.process.Version;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LakefrontTest {
    @Test
    void everyProblemOfARunIsToldAndEndsItWithOne() {
        Terminal terminal =
                Terminal.runInto(
                        new ProblemException(
                                List.of(
                                        new Problem("no such key", "app.yml:3:5", "remove it"),
                                        Problem.of("no login", "databricks auth login\n--offline"),
                                        Problem.of("no python file found"))),
                        false);
        assertThat(terminal.err())
                .isEqualToNormalizingNewlines(
                        """
                        Error: no such key
                          at app.yml:3:5
                          remove it
                        Error: no login
                          databricks auth login
                          --offline
                        Error: no python file found
                        """);
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void aBugIsOneLineThatRepeatsNoSecret() {
        Terminal terminal = Terminal.runInto(new IllegalStateException("dapi123"), false);
        assertThat(terminal.err().lines())
                .containsExactly(
                        "Error: a bug in Lakefront (IllegalStateException);"
                                + " please report it with what LAKEFRONT_DEBUG=1 shows");
        assertThat(terminal.exitCode()).isEqualTo(70);
    }

    @Test
    void aBugShowsItsStackTraceOnRequest() {
        Terminal terminal = Terminal.runInto(new IllegalStateException("why"), true);
        assertThat(terminal.err())
                .contains("IllegalStateException: why")
                .contains("at dev.lakefront.cli.");
        assertThat(terminal.exitCode()).isEqualTo(70);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-v"})
    void theVersionIsAResult(String line) {
        Terminal terminal = Terminal.type(line);
        assertThat(terminal.out()).matches("lakefront \\S+ \\(Java 25, .+\\)\\R");
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exitCode()).isZero();
    }

    /** What {@link Version} shows once Lakefront runs as a module, as its run image does. */
    @Test
    void theModuleCarriesAVersion() throws URISyntaxException {
        Path classes =
                Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleDescriptor module =
                ModuleFinder.of(classes).find("dev.lakefront").orElseThrow().descriptor();
        assertThat(module.rawVersion().orElseThrow()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @CsvSource({
        "'', lakefront COMMAND [flags]",
        "--help, lakefront COMMAND [flags]",
        "-h, lakefront COMMAND [flags]",
        "help, lakefront COMMAND [flags]",
        "apps, lakefront apps COMMAND [flags]",
        "apps --help, lakefront apps COMMAND [flags]",
        "run --help, lakefront run-local [flags] [FOLDER]",
        "run-local -h, lakefront run-local [flags] [FOLDER]",
        "apps run-local --help, lakefront run-local [flags] [FOLDER]",
        "help run, lakefront run-local [flags] [FOLDER]",
        "--help run, lakefront run-local [flags] [FOLDER]",
        "explain --help, lakefront explain [flags] [FOLDER]",
        "completion --help, lakefront completion SHELL",
        "help --help, lakefront help [COMMAND]"
    })
    void helpIsAResultWhoeverAsks(String line, String usage) {
        Terminal terminal = Terminal.type(line);
        assertThat(terminal.out().lines()).contains("Usage: " + usage);
        assertThat(terminal.out().lines()).allMatch(text -> text.length() <= 100);
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void theHelpOfARunReadsLikeThis() {
        assertThat(Terminal.type("run --help").out())
                .isEqualToNormalizingNewlines(
                        """
                        Runs an app behind the same front door as when deployed, signed in as you.

                        Usage: lakefront run-local [flags] [FOLDER]

                        Examples:
                          lakefront run-local                        the app in this folder, as you
                          lakefront run-local --offline my-app       no account needed
                          lakefront run-local --build                install what the app needs first
                          lakefront run-local --profile dev --env LOG_LEVEL=debug

                        Arguments:
                              [FOLDER]                The app's folder (default: the current one)

                        Run:
                              --port=PORT             The front door's port, the one to open (default: 8001)
                              --as=PERSONA            Be this persona: alice, bob, guest, or one of personas.yaml
                              --dry-run               Show what would be done, and do nothing
                              --keys                  Listen to what is typed: r renews the token (default: true)

                        Offline workspace:
                              --offline               Use the offline workspace: no account, no network
                              --keep-state=DIR        Keep there what changes in it, for the next run
                              --token-lifetime=TIME   How long its tokens are good for, as 30s (default: 1h)
                              --offline-https         Let the app reach it by https (default: if it must)

                        Front door:
                              --https                 Speak HTTPS, with a certificate of a local CA
                              --cert=FILE             Speak HTTPS, with your own certificate (PEM)
                              --key=FILE              Its private key (PEM, PKCS#8)
                              --allow-host=NAME       Answer to this host name too, or to *.DOMAIN
                              --allow-origin=URL      Let pages of this site, https://HOST, use the app
                              --hold=TIME             How long to wait for the app to start (default: 30s)
                              --as-deployed           Be as strict as the platform (docs/as-deployed.md)

                        Login:
                          -p, --profile=NAME          The login to use, a profile of ~/.databrickscfg
                          -t, --target=NAME           The target of databricks.yml whose workspace is used

                        Bundle:
                              --bundle-app=KEY        The app of databricks.yml (default: the folder's)
                              --var=K=V               Set a variable of the bundle, as BUNDLE_VAR_K does

                        Resources (valueFrom):
                              --app=NAME              The deployed app to ask (default: the bundle's name)
                              --allow-secrets         Read the values of its secrets with your login
                              --refresh-resources     Take nothing that an earlier start has kept

                        Whose login the app gets:
                              --access-token=KIND     The token header: auto, required, pat or off (default: auto)
                              --scopes=SCOPES         Its scopes: "sql files.files", or app for what the app declares
                              --app-identity=WHOSE    In the app's environment: developer, service-principal or none
                              --app-client-id=ID      That service principal; its secret is LAKEFRONT_APP_CLIENT_SECRET

                        App:
                              --app-port=PORT         The port the app listens on (default: 8000)
                              --app-protocol=NAME     What the app speaks on it: http1, or h2c (default: http1)
                              --entry-point=FILE      The app's spec (default: app.yml, else app.yaml)
                              --env=K=V               Set a variable; repeat it, or separate by commas
                              --env-file=FILE         Read variables from a file, as from .env; repeatable
                              --clean-env             Give the app no more than it would have deployed
                              --build                 Install what the app needs, as the platform does
                              --prepare-environment   The same as --build
                              --no-preinstalled       Without the platform's own Python libraries
                              --debug                 Start the app under a debugger
                              --debug-port=PORT       The debugger's port (default: Python 5678, Node 9229)

                        While the app runs:
                              --open                  Open the app in the browser as soon as it listens
                              --restart=WHEN          Start the app again: never, or on-crash (default: never)
                              --watch                 Start the app again when its files change
                              --log-format=FORMAT     Lines as they are, or with time and source: plain, time, json

                        Global:
                              --log-level=LEVEL       debug or trace: tell of every request; else no effect
                          -o, --output=FORMAT         text or json, for what a command prints, or tells
                          -h, --help                  Print this help and exit

                        Exit codes:
                          0       the app, or the command, ended well
                          1       wrong command line, or the run failed; an Error line says why
                          70      a bug in Lakefront
                          130     ended by Ctrl-C (SIGINT)
                          143     ended by SIGTERM
                          other   the app's own exit code
                        """);
    }

    @Test
    void noLineIsABug() {
        String[] words = {
            "run",
            "run-local",
            "explain",
            "--dry-run",
            "apps",
            "help",
            "completion",
            "bash",
            "--help",
            "--version",
            "--",
            "-",
            "",
            "=",
            "--=x",
            "-p",
            "-pdev",
            "-hv",
            "--port",
            "--port=",
            "9001",
            "--env",
            "A=B",
            "--debug",
            "--debug=no",
            "true",
            "--prot",
            "-x",
            "@file",
            "${A}",
            "%s",
            "app",
            "--output",
            "json"
        };
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(25);
        for (int i = 0; i < 300; i++) {
            String[] line = new String[random.nextInt(6)];
            Arrays.setAll(line, _ -> words[random.nextInt(words.length)]);
            Terminal terminal = Terminal.typeWords(line);
            assertThat(terminal.exitCode())
                    .as(String.join(" ", line))
                    .isIn(ExitCode.OK.number(), ExitCode.FAILED.number(), Terminal.APPS_OWN_CODE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completionKnowsEveryCommandAndFlag(String shell) {
        Terminal terminal = Terminal.type("completion " + shell);
        assertThat(terminal.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("run-local", "--prepare-environment", "--entry-point", "--offline")
                .contains("complete -F _complete_lakefront");
        assertThat(terminal.exitCode()).isZero();
    }
}
