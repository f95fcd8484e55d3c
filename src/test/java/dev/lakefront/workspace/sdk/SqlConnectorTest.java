package dev.lakefront.workspace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code databricks-sql-connector} as it is published, on the offline workspace. */
@Timeout(600)
@Execution(ExecutionMode.SAME_THREAD)
class SqlConnectorTest {
    @TempDir Path files;

    @BeforeEach
    void writeTables() throws IOException {
        write("main/default/orders.csv", "id,region,total\n1,EU,10.50\n2,US,20.00\n3,EU,\n");
        write("samples/shop/items.csv", "name,price\npen,1.5\n");
    }

    /** The version that the templates of data apps name; it brings pyarrow. */
    @Test
    void theConnectorOfTheTemplatesReadsArrow() throws Exception {
        assertThat(run("databricks-sql-connector~=3.4.0", "program.py")).contains("ok arrow");
    }

    @Test
    void theConnectorOfTodayReadsColumnsWithoutPyarrow() throws Exception {
        assertThat(run("databricks-sql-connector==4.9.0", "program.py")).contains("ok columns");
    }

    @Test
    void theConnectorListsWhatItsUserMayRead() throws Exception {
        write("main/hr/salaries.csv", "pay\n1\n");
        Files.writeString(
                files.resolve("grants.yaml"),
                """
                grants:
                  - to: alice@example.com
                    select: [main.default]
                  - to: app
                    select: [main.hr, samples]
                """);

        assertThat(run("databricks-sql-connector==4.9.0", "grants.py")).contains("ok");
    }

    /** {@code use_sea=True}: with Arrow by links, with it in the answer, and with JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"links", "hybrid", "inline"})
    void theConnectorUsesTheStatementExecutionApi(String mode) throws Exception {
        try (SdkProgram sdk = new SdkProgram(files, files.resolve("trust"))) {
            assertThat(run(sdk, "databricks-sql-connector[pyarrow]==4.9.0", "program.py", mode))
                    .contains("ok " + mode);
        }
    }

    /** {@code use_kernel=True}: it trusts the local CA as rustls does, not as OpenSSL. */
    @Test
    void theConnectorsKernelReachesItToo() throws Exception {
        try (SdkProgram sdk = new SdkProgram(files, files.resolve("trust"))) {
            assertThat(run(sdk, "databricks-sql-connector[pyarrow,kernel]==4.8.0", "kernel.py"))
                    .contains("ok");
        }
    }

    private String run(String connector, String program) throws IOException, InterruptedException {
        try (SdkProgram sdk = new SdkProgram(files)) {
            return run(sdk, connector, program);
        }
    }

    private static String run(SdkProgram sdk, String connector, String... program)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("uv", "run", "--no-project", "--quiet", "--python", "3.11"));
        command.addAll(List.of("--with", connector));
        command.addAll(List.of(program));
        Path folder = SdkProgram.folder("sql-connector", program[0]);
        return sdk.run(folder, command.toArray(new String[0]));
    }

    private void write(String table, String rows) throws IOException {
        Path file = files.resolve("tables").resolve(table);
        Files.createDirectories(file.getParent());
        Files.writeString(file, rows);
    }
}
