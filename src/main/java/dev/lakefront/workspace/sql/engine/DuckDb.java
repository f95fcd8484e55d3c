package dev.lakefront.workspace.sql.engine;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB's JDBC driver, which is no part of the program: {@code packaging/build-image} puts it into
 * a folder, and it is loaded from there when it is needed first (ADR 0015).
 */
final class DuckDb {
    private static final String LIBRARY = "duckdb_java";

    private static @Nullable Driver driver;

    private DuckDb() {}

    /**
     * A connection to a database in memory, which lives as long as it has one.
     *
     * @param name connections of one name share a database
     * @throws SqlFailure if there is no DuckDB for this machine
     */
    static Connection connect(String name) throws SQLException {
        Properties properties = new Properties();
        // rows as they are found, not all before the first
        properties.setProperty("jdbc_stream_results", "true");
        return driver().connect("jdbc:duckdb:memory:" + name, properties);
    }

    private static synchronized Driver driver() {
        Driver loaded = driver;
        if (loaded == null) {
            loaded = load();
            driver = loaded;
        }
        return loaded;
    }

    private static Driver load() {
        String image = System.getProperty("java.home");
        Path folder = Path.of(System.getProperty("lakefront.duckdb", image + "/lib/duckdb"));
        Path library = library(folder);
        if (library == null) {
            throw SqlFailure.unavailable("this build of Lakefront has none for this machine");
        }
        try {
            // never closed: its classes are used until the end
            ClassLoader loader =
                    new DriverLoader(folder.resolve("classes/").toUri().toURL(), library);
            // now, so that a native library that does not fit is noticed here
            Class<?> _ = Class.forName("org.duckdb.DuckDBNative", true, loader);
            return loader.loadClass("org.duckdb.DuckDBDriver")
                    .asSubclass(Driver.class)
                    .getConstructor()
                    .newInstance();
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            throw SqlFailure.unavailable("it cannot be loaded: " + e);
        }
    }

    private static @Nullable Path library(Path folder) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, "lib" + LIBRARY + ".*")) {
            for (Path file : files) {
                return file.toAbsolutePath();
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Finds the driver's native library where it is, so that nothing is copied before a query. */
    private static final class DriverLoader extends URLClassLoader {
        private final Path library;

        DriverLoader(URL classes, Path library) {
            super("duckdb", new URL[] {classes}, DriverLoader.class.getClassLoader());
            this.library = library;
        }

        @Override
        protected @Nullable String findLibrary(String name) {
            return name.equals(LIBRARY) ? library.toString() : null;
        }
    }
}
