package dev.lakefront.workspace.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Runs statements whose results nobody wants. */
final class Jdbc {
    private Jdbc() {}

    static void run(Connection connection, List<String> texts) throws SQLException {
        for (String text : texts) {
            run(connection, text);
        }
    }

    /** In a statement of its own: the driver closes one that has failed. */
    static void run(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
