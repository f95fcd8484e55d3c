package dev.lakefront.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellEnvironmentTest {
    @Test
    void whatTheLauncherKeptIsGivenBackUnderItsOwnName() {
        assertThat(
                        ShellEnvironment.restored(
                                Map.of(
                                        "HOME", "/home/alice",
                                        "LAKEFRONT_SHELL_JDK_JAVA_OPTIONS", "-Xmx1g")))
                .isEqualTo(Map.of("HOME", "/home/alice", "JDK_JAVA_OPTIONS", "-Xmx1g"));
    }

    @Test
    void whatOnlyTheLauncherSetIsTakenAway() {
        assertThat(
                        ShellEnvironment.restored(
                                Map.of("LC_ALL", "C.UTF-8", "LAKEFRONT_SHELL_LC_ALL", "")))
                .isEmpty();
    }
}
