package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.Network;
import dev.lakefront.testing.SingleTests;
import dev.lakefront.workspace.sdk.SdkProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Offline means offline: the tests of real clients, once more with the network cut. */
@Timeout(900)
class NetworkCutTest {
    private static final Duration PLENTY = Duration.ofMinutes(10);
    private static final String HERE = "dev.lakefront.acceptance.";
    private static final String SDK = "dev.lakefront.workspace.sdk.";

    private static final List<String> OF_EVERY_CLIENT =
            List.of(
                    SDK + "SdkTest#thePythonSdkWorks",
                    SDK + "SdkTest#theJavaSdkWorks",
                    SDK + "SdkTest#theJavaScriptSdkWorks",
                    SDK + "ExternalBrowserTest#theSdkGetsATokenOfWhomOneChoseForTheScopesOneLeft",
                    HERE + "CurlTest#curlGetsWhatIsDocumented",
                    HERE + "OfflineHttpsTest#anAppOfTheTemplatesQueriesThroughTheSqlConnector",
                    HERE + "ExamplesTest#salesStreamlitShowsSeveralPeopleTheirOwnRowsAtOnce",
                    HERE + "BesideAnAppTest#nothingIsAskedBeyondThisMachine");

    @TempDir static Path folder;

    @BeforeAll
    static void installWhileThereIsANetwork() throws Exception {
        LakefrontCommand.build();
        SdkProgram.installAll();
        BesideAnAppTest.install();
        installTheSqlConnector();
    }

    private static void installTheSqlConnector() throws Exception {
        Files.writeString(folder.resolve("requirements.txt"), OfflineHttpsTest.REQUIREMENTS);
        String uv = "uv run --no-project --quiet -p 3.11 --with-requirements requirements.txt";
        var builder = new ProcessBuilder("sh", "-c", uv + " python -c pass");
        assertThat(builder.directory(folder.toFile()).inheritIO().start().waitFor()).isZero();
    }

    /** Where the network cannot be cut, proxies that are not there stand in. */
    @Test
    void everyClientWorksWithTheNetworkCut() throws Exception {
        Network network = Network.smallest();
        Path output = folder.resolve("output.txt");
        Process tests = start(network, output);
        try {
            boolean ended = tests.waitFor(PLENTY);
            String said = Files.readString(output);
            assertThat(ended).as(said).isTrue();
            assertThat(said.lines().filter(line -> line.startsWith("passed ")))
                    .as(said)
                    .containsExactlyInAnyOrderElementsOf(
                            OF_EVERY_CLIENT.stream().map(test -> "passed " + test).toList());
        } finally {
            tests.descendants().forEach(ProcessHandle::destroyForcibly);
            tests.destroyForcibly();
        }
    }

    private static Process start(Network network, Path output) throws IOException {
        List<String> command = new ArrayList<>(network.wrapper());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(network.option());
        command.addAll(jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(SingleTests.class.getName());
        command.addAll(OF_EVERY_CLIENT);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(network.variables());
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** Those of this JVM, as pom.xml gives them. */
    private static List<String> jvmOptions() {
        return List.of(
                "-Dlakefront.duckdb=" + System.getProperty("lakefront.duckdb"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }
}
