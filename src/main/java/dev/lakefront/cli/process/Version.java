package dev.lakefront.cli.process;

import java.lang.module.ModuleDescriptor;
import org.jspecify.annotations.Nullable;

/** Which Lakefront this is, and what it runs on. */
public final class Version {
    private Version() {}

    public static String line() {
        return "lakefront "
                + number()
                + " (Java "
                + Runtime.version().feature()
                + ", "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ")";
    }

    /** {@code 0.1.0}. */
    public static String number() {
        return of(Version.class.getModule().getDescriptor());
    }

    /**
     * The compiler writes pom.xml's version into the module; on a class path there is no module.
     */
    private static String of(@Nullable ModuleDescriptor module) {
        return module == null ? "development" : module.rawVersion().orElse("development");
    }
}
