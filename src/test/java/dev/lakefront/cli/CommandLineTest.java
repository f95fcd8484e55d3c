package dev.lakefront.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.cli.process.ExitCode;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.option.BuildOptions;
import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.EnvironmentOptions;
import dev.lakefront.run.option.FrontDoorOptions;
import dev.lakefront.run.option.LifeOptions;
import dev.lakefront.run.option.LogFormat;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.OfflineOptions;
import dev.lakefront.run.option.ResourceOptions;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.option.Telling;
import dev.lakefront.run.option.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final RunOptions DEFAULTS =
            new RunOptions(
                    Path.of(""),
                    8001,
                    8000,
                    null,
                    null,
                    BundleOptions.NONE,
                    ResourceOptions.NONE,
                    EnvironmentOptions.NONE,
                    false,
                    null,
                    BuildOptions.NONE,
                    LoginOptions.DEFAULT,
                    OfflineOptions.OFF,
                    FrontDoorOptions.DEFAULT,
                    true,
                    LifeOptions.DEFAULT,
                    Telling.DEFAULT);

    private static @Nullable RunOptions started(String line) {
        Terminal terminal = Terminal.type(line);
        assertThat(terminal.err()).isEmpty();
        return terminal.started();
    }

    @Nested
    class WhatStartsARun {
        @ParameterizedTest
        @ValueSource(strings = {"run", "run-local", "apps run-local", "apps run"})
        void everyNameOfTheCommandStartsOneWithTheDefaults(String line) {
            assertThat(started(line)).isEqualTo(DEFAULTS);
        }

        @Test
        void everyFlagReachesTheRun() {
            assertThat(
                            started(
                                    "run-local --port 9001 --app-port 9000 --app-protocol h2c"
                                            + " --entry-point dev.yml"
                                            + " --bundle-app shop --var a=1 --var b=2,c=3"
                                            + " --app my-app --allow-secrets --refresh-resources"
                                            + " --env A=1,B=2 --env C=x=y --debug --debug-port 5679"
                                            + " --env-file dev.env --env-file=more.env --clean-env"
                                            + " --prepare-environment --no-preinstalled"
                                            + " --profile dev --target prod --access-token required --app-identity service-principal --app-client-id an-id --scopes=sql,files"
                                            + " --allow-host a.example --allow-host b,c"
                                            + " --allow-origin https://d.example"
                                            + " --hold 2m --as bob --as-deployed --keys=false"
                                            + " --open --log-format time --restart on-crash --watch --offline --token-lifetime 30s --keep-state state --https --log-level debug --output json my-app"))
                    .isEqualTo(
                            new RunOptions(
                                    Path.of("my-app"),
                                    9001,
                                    9000,
                                    "h2c",
                                    "dev.yml",
                                    new BundleOptions("shop", List.of("a=1", "b=2,c=3")),
                                    new ResourceOptions("my-app", true, true),
                                    new EnvironmentOptions(
                                            List.of("A=1,B=2", "C=x=y"),
                                            List.of(Path.of("dev.env"), Path.of("more.env")),
                                            true),
                                    true,
                                    5679,
                                    new BuildOptions(true, false),
                                    new LoginOptions(
                                            "dev",
                                            "prod",
                                            AccessTokenMode.REQUIRED,
                                            AppIdentity.SERVICE_PRINCIPAL,
                                            "an-id",
                                            "sql,files"),
                                    new OfflineOptions(
                                            true, Duration.ofSeconds(30), Path.of("state"), null),
                                    new FrontDoorOptions(
                                            new Tls.LocalCa(),
                                            List.of("a.example", "b,c"),
                                            List.of("https://d.example"),
                                            "bob",
                                            true,
                                            Duration.ofMinutes(2)),
                                    false,
                                    new LifeOptions(true, true, true),
                                    new Telling(true, true, LogFormat.TIME)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"run --port 9001", "run --port=9001", "run --port 1 --port 9001"})
        void aValueFollowsItsFlagOrAnEqualsSignAndTheLastOneWins(String line) {
            assertThat(started(line)).extracting(RunOptions::port).isEqualTo(9001);
        }

        @ParameterizedTest
        @CsvSource({
            "run --debug, true",
            "run --debug my-app, true",
            "run --debug=true, true",
            "run --debug=1, true",
            "run --debug=T, true",
            "run --debug=false, false",
            "run --debug=0, false",
            "run --debug --debug=F, false"
        })
        void aSwitchTakesTheSpellingsThatGoTakes(String line, boolean debug) {
            assertThat(started(line)).extracting(RunOptions::debug).isEqualTo(debug);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "run --profile dev",
                    "run -p dev",
                    "run -pdev",
                    "run -p=dev",
                    "--profile dev run",
                    "--profile=dev apps run-local",
                    "apps -p dev run-local",
                    "-p other run -p dev"
                })
        void globalFlagsStandBeforeOrAfterTheCommandAndTheLaterOneWins(String line) {
            assertThat(started(line))
                    .extracting(options -> options.login().profile())
                    .isEqualTo("dev");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "--access-token maybe | access-token: maybe (expected: auto, required, pat, off)",
                    "--app-identity me | app-identity: me (expected: developer, service-principal, none)",
                    "--app-client-id x | missing flag: --app-identity",
                })
        void aLoginThatCannotBeAskedForIsTold(String flags, String problem) {
            assertThat(Terminal.type("run " + flags).err()).contains("Error: " + problem);
        }

        @ParameterizedTest
        @ValueSource(strings = {"run --build", "run --prepare-environment"})
        void aBuildHasTwoNames(String line) {
            assertThat(started(line))
                    .extracting(RunOptions::build)
                    .isEqualTo(new BuildOptions(true, true));
        }

        @Test
        void anEmptyValueIsNoValue() {
            assertThat(started("run --profile= --entry-point  --debug-port=")).isEqualTo(DEFAULTS);
        }

        @Test
        void thePortOfADebuggerThatIsNotStartedMayBeAnyones() {
            assertThat(started("run --debug-port 8001"))
                    .extracting(RunOptions::debugPort)
                    .isEqualTo(8001);
        }

        @Test
        void flagsMayFollowTheFolder() {
            assertThat(started("run my-app --offline"))
                    .extracting(RunOptions::folder, RunOptions::offline)
                    .containsExactly(Path.of("my-app"), OfflineOptions.ON);
        }

        @ParameterizedTest
        @ValueSource(strings = {"@app", "-- -app", "${HOME}", "a=b"})
        void aFolderIsTakenAsItIs(String folder) {
            assertThat(started("run " + folder))
                    .extracting(RunOptions::folder)
                    .isEqualTo(Path.of(folder.replace("-- ", "")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"--cert c.pem --key k.pem", "--key=k.pem --cert=c.pem --https"})
        void aCertificateOfOnesOwnNeedsNoOtherFlag(String flags) {
            assertThat(started("run " + flags))
                    .extracting(options -> options.frontDoor().tls())
                    .isEqualTo(new Tls.Own(Path.of("c.pem"), Path.of("k.pem")));
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "500ms, 500", "30s, 30000", "2m, 120000", "1h, 3600000"})
        void aTimeIsANumberAndItsUnit(String time, long millis) {
            assertThat(started("run --hold " + time))
                    .extracting(options -> options.frontDoor().hold().toMillis())
                    .isEqualTo(millis);
        }

        @Test
        void aVariableIsTakenAsItIs() {
            Terminal terminal = Terminal.typeWords("run", "--env", " A=\"b c\", $D=%n ");
            assertThat(terminal.started())
                    .extracting(options -> options.environment().env())
                    .isEqualTo(List.of(" A=\"b c\", $D=%n "));
        }

        @Test
        void theExitCodeIsTheRuns() {
            assertThat(Terminal.type("run").exitCode()).isEqualTo(Terminal.APPS_OWN_CODE);
        }
    }

    @Nested
    class WhatIsWrong {
        private static final String SEE_RUN_HELP =
                "Run 'lakefront run-local --help' to see what it accepts.";
        private static final String SEE_HELP = "Run 'lakefront --help' to see what it accepts.";

        private static void assertRefused(String line, String... expected) {
            Terminal terminal = Terminal.type(line);
            assertThat(terminal.err().lines()).containsExactly(expected);
            assertThat(terminal.out()).isEmpty();
            assertThat(terminal.started()).isNull();
            assertThat(terminal.exitCode()).isEqualTo(ExitCode.FAILED.number());
        }

        @ParameterizedTest
        @CsvSource({
            "--prot, --port",
            "--prot=80, --port",
            "--prot 80, --port",
            "--prepare-env, --prepare-environment",
            "--porfile dev, --profile",
            "--debugport 1, --debug-port",
            "--of-line, --offline"
        })
        void anUnknownFlagNamesTheNearestOne(String typed, String meant) {
            assertRefused(
                    "run " + typed,
                    "Error: unknown flag: " + typed.replaceAll("[ =].*", ""),
                    "  did you mean " + meant + "?",
                    SEE_RUN_HELP);
        }

        @Test
        void anUnknownFlagLikeNoOtherNamesNone() {
            assertRefused("run --quiet", "Error: unknown flag: --quiet", SEE_RUN_HELP);
        }

        @Test
        void theValueOfAnUnknownFlagIsNotRepeated() {
            assertRefused(
                    "run --password=dapi123", "Error: unknown flag: --password", SEE_RUN_HELP);
        }

        @Test
        void aFlagOfTheRunBeforeItsCommandIsToldWhereItBelongs() {
            assertRefused(
                    "--port 9000 run",
                    "Error: unknown flag: --port",
                    "  it belongs to run-local: write it after that word",
                    SEE_RUN_HELP);
        }

        @ParameterizedTest
        @CsvSource({"rnu, run", "run-locla, run-local", "app, apps", "hlep, help"})
        void anUnknownCommandNamesTheNearestOne(String typed, String meant) {
            assertRefused(
                    typed,
                    "Error: unknown command: " + typed,
                    "  did you mean " + meant + "?",
                    SEE_HELP);
        }

        @Test
        void aFolderAloneIsNoCommand() {
            assertRefused(
                    "./my-app",
                    "Error: unknown command: ./my-app",
                    "  to run the app in a folder: lakefront run ./my-app",
                    SEE_HELP);
        }

        @Test
        void ofAnUnknownCommandTheFlagsAreNotJudged() {
            assertRefused(
                    "rnu --offline --x",
                    "Error: unknown command: rnu",
                    "  did you mean run?",
                    SEE_HELP);
        }

        /** Who has {@code alias databricks=lakefront} is led to the CLI itself. */
        @Test
        void aCommandOfTheDatabricksCliIsToBeHadThere() {
            assertRefused(
                    "apps deploy",
                    "Error: unknown command: deploy",
                    "  if it is one of the Databricks CLI's: command databricks apps deploy",
                    "Run 'lakefront apps --help' to see what it accepts.");
        }

        @ParameterizedTest
        @CsvSource({
            "--port, port",
            "--app-port, app-port",
            "--debug-port, debug-port",
        })
        void aPortIsANumberThatAPortCanHave(String flag, String name) {
            for (String value : List.of("65536", "70000", "-1", "http", "8001x", "4294967297")) {
                assertRefused(
                        "run " + flag + " " + value,
                        "Error: " + name + ": " + value + " (expected: 0-65535)",
                        SEE_RUN_HELP);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"30", "s", "-1s", "1.5s", "30 s", "30sec", "12345678s"})
        void aTimeHasOneUnit(String time) {
            Terminal terminal = Terminal.typeWords("run", "--hold", time);
            assertThat(terminal.err())
                    .startsWith("Error: hold: " + time + " (expected: a time, as 500ms, 30s, 2m)");
            assertThat(terminal.exitCode()).isEqualTo(ExitCode.FAILED.number());
        }

        @ParameterizedTest
        @CsvSource({
            "run --app-port 8001, port: 8001 is the app's port too",
            "run --port 9000 --app-port 9000, port: 9000 is the app's port too",
            "run --debug --debug-port 8001, debug-port: 8001 is the front door's port too",
            "run --debug --debug-port 8000, debug-port: 8000 is the app's port too"
        })
        void noTwoListenersOfARunShareAPort(String line, String words) {
            Terminal terminal = Terminal.type(line);
            assertThat(terminal.err()).startsWith("Error: " + words);
            assertThat(terminal.exitCode()).isEqualTo(ExitCode.FAILED.number());
        }

        @Test
        void aPortThatTwoShareIsToldBesideEveryOtherMistake() {
            assertRefused(
                    "run --prot 1 --port 8000 --debug --debug-port x",
                    "Error: unknown flag: --prot",
                    "  did you mean --port?",
                    "Error: debug-port: x (expected: 0-65535)",
                    "Error: port: 8000 is the app's port too",
                    "  give the front door another --port, or the app another --app-port",
                    SEE_RUN_HELP);
        }

        @ParameterizedTest
        @ValueSource(strings = {"run --port x --app-port 8001", "run --app-port -1 --port 8000"})
        void whatIsNoPortIsNotTheUsualOneEither(String line) {
            assertThat(Terminal.type(line).err()).contains("(expected: ").doesNotContain("too");
        }

        @ParameterizedTest
        @ValueSource(strings = {"run --env", "run --env --offline", "run --env -p dev"})
        void aFlagIsNoValueOfTheFlagBeforeIt(String line) {
            assertRefused(line, "Error: missing value: --env", "  --env K=V", SEE_RUN_HELP);
        }

        @Test
        void aCertificateAndItsKeyBelongTogether() {
            String fix = "  a certificate and its key belong together: --cert FILE --key FILE";
            assertRefused("run --cert c.pem", "Error: missing flag: --key", fix, SEE_RUN_HELP);
            assertRefused(
                    "run --https --key k.pem", "Error: missing flag: --cert", fix, SEE_RUN_HELP);
        }

        @Test
        void librariesAreOnlyLeftOutOfABuild() {
            assertRefused(
                    "run --no-preinstalled",
                    "Error: missing flag: --build",
                    "  nothing is installed without it: --build --no-preinstalled",
                    SEE_RUN_HELP);
        }

        @Test
        void aSwitchIsOnOrOff() {
            assertRefused(
                    "run --offline=maybe",
                    "Error: offline: maybe (expected: true or false)",
                    SEE_RUN_HELP);
        }

        @Test
        void oneFolderIsRun() {
            assertRefused("run a b c", "Error: more than one folder: a, b, c", SEE_RUN_HELP);
        }

        @Test
        void aGlobalFlagHasTheValuesOfTheReference() {
            assertRefused(
                    "-o yaml run --log-level loud",
                    "Error: log-level: loud (expected: trace, debug, info, warn, error, disabled)",
                    "Error: output: yaml (expected: text, json)",
                    SEE_RUN_HELP);
        }

        @Test
        void everyMistakeIsToldAtOnce() {
            assertRefused(
                    "run --prot 1 --port 70000 --debug=maybe --app-port x --env",
                    "Error: debug: maybe (expected: true or false)",
                    "Error: missing value: --env",
                    "  --env K=V",
                    "Error: unknown flag: --prot",
                    "  did you mean --port?",
                    "Error: port: 70000 (expected: 0-65535)",
                    "Error: app-port: x (expected: 0-65535)",
                    SEE_RUN_HELP);
        }

        @Test
        void aShellWithoutCompletionIsRefused() {
            String seeHelp = "Run 'lakefront completion --help' to see what it accepts.";
            assertRefused("completion fish", "Error: shell: fish (expected: bash or zsh)", seeHelp);
            assertRefused("completion", "Error: shell: none (expected: bash or zsh)", seeHelp);
        }

        @Test
        void helpOfAnUnknownCommandNamesTheNearestOne() {
            assertRefused(
                    "help rnu",
                    "Error: unknown command: rnu",
                    "  did you mean run?",
                    "Run 'lakefront help --help' to see what it accepts.");
        }
    }
}
