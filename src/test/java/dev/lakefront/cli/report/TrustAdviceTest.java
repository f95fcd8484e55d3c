package dev.lakefront.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TrustAdviceTest {
    @Test
    void itsCommandsCanBePastedWhateverThePathIs() {
        String advice = TrustAdvice.toTrust(Path.of("/Users/o'neil/Application Support/ca.pem"));
        assertThat(advice.lines())
                .contains("  /Users/o'neil/Application Support/ca.pem")
                .anyMatch(line ->
                        line.endsWith("--cacert '/Users/o'\\''neil/Application Support/ca.pem'"));
    }
}
