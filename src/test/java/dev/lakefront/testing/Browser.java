package dev.lakefront.testing;

import java.io.File;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real Chromium for the tests of one class, without a screen, with a profile that is new and goes
 * with it. Names below {@code localhost} lead to this machine, others nowhere.
 */
public final class Browser implements BeforeAllCallback, AfterAllCallback {
    /** {@code other.example} is a site that has nothing to do with the others. */
    private static final String NAMES =
            "MAP other.example 127.0.0.1, MAP * ~NOTFOUND,"
                    + " EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1";

    /** Kept here: a logger that nobody holds forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private @Nullable ChromeDriver driver;

    @Override
    public void beforeAll(ExtensionContext context) {
        SELENIUM.setLevel(Level.SEVERE); // it would like to have the devtools of this very version
        driver = new ChromeDriver(service(), options());
    }

    /** Opens one more window, which shares cookies with the others. */
    public BrowserWindow window() {
        ChromeDriver running = running();
        running.switchTo().newWindow(WindowType.WINDOW);
        return new BrowserWindow(running, running.getWindowHandle());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running().quit();
    }

    private ChromeDriver running() {
        if (driver == null) {
            throw new IllegalStateException("register it as a static extension");
        }
        return driver;
    }

    /** The driver that is installed: none is looked for on the network. */
    private static ChromeDriverService service() {
        return new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("chromedriver"))
                .usingAnyFreePort()
                .build();
    }

    private static ChromeOptions options() {
        ChromeOptions options =
                new ChromeOptions()
                        .addArguments("--headless=new", "--window-size=1000,900", "--disable-gpu")
                        .addArguments("--no-proxy-server", "--host-resolver-rules=" + NAMES)
                        .addArguments("--disable-dev-shm-usage"); // small in a container
        return System.getProperty("user.name").equals("root")
                ? options.addArguments("--no-sandbox") // for root there is none
                : options;
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
