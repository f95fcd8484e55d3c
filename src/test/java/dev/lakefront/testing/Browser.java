package dev.lakefront.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real Chromium for the tests of one class, without a screen, with a home and a profile that are
 * new and go with it. Names below {@code localhost} lead to this machine, others nowhere.
 */
public final class Browser implements BeforeAllCallback, AfterAllCallback {
    /** {@code other.example} is a site that has nothing to do with the others. */
    private static final String NAMES =
            "MAP other.example 127.0.0.1, MAP * ~NOTFOUND,"
                    + " EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1";

    /** Kept here: a logger that nobody holds forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final Path home = newFolder();
    private @Nullable ChromeDriver driver;

    @Override
    public void beforeAll(ExtensionContext context) {
        SELENIUM.setLevel(Level.SEVERE); // it would like to have the devtools of this very version
        start();
    }

    private void start() {
        driver = new ChromeDriver(service(), options());
    }

    /** Does what docs/https.md says to trust a CA, and starts the browser anew, without windows. */
    public void trust(Path authority) throws IOException, InterruptedException {
        Path database = Files.createDirectories(home.resolve(".pki/nssdb"));
        certutil(database, "-N", "--empty-password");
        certutil(database, "-A", "-t", "C,,", "-n", "lakefront", "-i", authority.toString());
        running().quit();
        start();
    }

    private static void certutil(Path database, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("certutil", "-d", "sql:" + database));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    /** Opens one more window, which shares cookies with the others. */
    public BrowserWindow window() {
        ChromeDriver running = running();
        running.switchTo().newWindow(WindowType.WINDOW);
        return new BrowserWindow(running, running.getWindowHandle());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        running().quit();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private ChromeDriver running() {
        if (driver == null) {
            throw new IllegalStateException("register it as a static extension");
        }
        return driver;
    }

    /** The driver that is installed: none is looked for on the network. */
    private ChromeDriverService service() {
        return new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("chromedriver"))
                .usingAnyFreePort()
                .withEnvironment(Map.of("HOME", home.toString()))
                .build();
    }

    private static ChromeOptions options() {
        ChromeOptions options =
                new ChromeOptions()
                        .addArguments("--headless=new", "--window-size=1000,900", "--disable-gpu")
                        .addArguments("--no-proxy-server", "--host-resolver-rules=" + NAMES)
                        .addArguments("--disable-dev-shm-usage"); // small in a container
        options.setAcceptInsecureCerts(false); // unlike a person's, Selenium's takes any
        return System.getProperty("user.name").equals("root")
                ? options.addArguments("--no-sandbox") // for root there is none
                : options;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File installed(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            File file = new File(folder, program);
            if (file.canExecute()) {
                return file;
            }
        }
        throw new AssertionError(program + " is not in PATH: ./dev test says how to get it");
    }
}
