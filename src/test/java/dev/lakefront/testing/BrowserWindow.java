package dev.lakefront.testing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** One window of a {@link Browser}: what somebody sees and does there. */
public final class BrowserWindow {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final String handle;

    BrowserWindow(ChromeDriver driver, String handle) {
        this.driver = driver;
        this.handle = handle;
    }

    public BrowserWindow open(String url) {
        inFront().get(url);
        return this;
    }

    /** Follows a link, presses a button, ticks a box. */
    public BrowserWindow click(String cssSelector) {
        find(cssSelector).click();
        return this;
    }

    public BrowserWindow type(String cssSelector, String text) {
        find(cssSelector).sendKeys(text);
        return this;
    }

    public boolean isChosen(String cssSelector) {
        return find(cssSelector).isSelected();
    }

    public String url() {
        return String.valueOf(inFront().getCurrentUrl());
    }

    /** What there is to read on the page. */
    public String text() {
        return find("body").getText();
    }

    /** Waits until the page shows this. */
    public BrowserWindow await(String shown) {
        try {
            Eventually.within(PATIENCE, () -> textIfAny().contains(shown));
        } catch (AssertionError e) {
            String there = url() + ":\n" + textIfAny();
            throw new AssertionError(shown + " is not shown at " + there, e);
        }
        return this;
    }

    private String textIfAny() {
        try {
            return text();
        } catch (WebDriverException changing) {
            return ""; // the page gave way to another one while it was read
        }
    }

    /** What a script of the page's returns. */
    public @Nullable Object run(String script, Object... arguments) {
        return inFront().executeScript(script, arguments);
    }

    /** What a script of the page's hands to the function that is its last argument. */
    public Object runAsync(String script, Object... arguments) {
        return Objects.requireNonNull(inFront().executeAsyncScript(script, arguments));
    }

    /** The cookies for this page, those included that no script sees. */
    public List<Cookie> cookies() {
        return List.copyOf(inFront().manage().getCookies());
    }

    private WebElement find(String cssSelector) {
        return inFront().findElement(By.cssSelector(cssSelector));
    }

    private ChromeDriver inFront() {
        driver.switchTo().window(handle);
        return driver;
    }
}
