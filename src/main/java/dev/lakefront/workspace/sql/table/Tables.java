package dev.lakefront.workspace.sql.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables that were found.
 *
 * @param files in the order of their names; none of them is there twice
 * @param problems why a table that is asked for is not among them
 */
public record Tables(List<TableFile> files, Map<TableName, String> problems) {
    /** The catalog and the schema of a statement that names neither. */
    public static final String DEFAULT_CATALOG = "main";

    public static final String DEFAULT_SCHEMA = "default";

    public Tables {
        files = List.copyOf(files);
        problems = Map.copyOf(problems);
    }

    static Tables of(List<TableFile> found, List<Path> misplaced) {
        Map<TableName, List<TableFile>> byName = new HashMap<>();
        for (TableFile file : found) {
            byName.computeIfAbsent(file.name(), name -> new ArrayList<>()).add(file);
        }
        List<TableFile> files = new ArrayList<>();
        Map<TableName, String> problems = new HashMap<>();
        byName.forEach((name, candidates) -> {
            if (candidates.size() == 1) {
                files.add(candidates.getFirst());
            } else {
                problems.put(name, "several files are this table: " + names(candidates));
            }
        });
        for (Path file : misplaced) {
            problems.put(misplacedName(file), file + " must be at CATALOG/SCHEMA/TABLE");
        }
        files.sort(Comparator.comparing(file -> file.name().toString()));
        return new Tables(files, problems);
    }

    /** Those that hold rows. */
    public List<TableFile> stored() {
        return files.stream().filter(file -> !file.isView()).toList();
    }

    /** Those that are queries. */
    public List<TableFile> views() {
        return files.stream().filter(TableFile::isView).toList();
    }

    /** Of all tables, those with problems included. */
    public Set<TableName> names() {
        Set<TableName> names = new HashSet<>(problems.keySet());
        files.forEach(file -> names.add(file.name()));
        return names;
    }

    /**
     * Schemas by catalog. The default catalog is always there, and the default schema in every one,
     * as a catalog of the platform has it from the start.
     */
    public Map<String, Set<String>> schemas() {
        Map<String, Set<String>> schemas = new TreeMap<>();
        schemas.put(DEFAULT_CATALOG, withDefault());
        for (TableName name : names()) {
            schemas.computeIfAbsent(name.catalog(), c -> withDefault()).add(name.schema());
        }
        return schemas;
    }

    private static Set<String> withDefault() {
        return new TreeSet<>(Set.of(DEFAULT_SCHEMA));
    }

    private static String names(List<TableFile> files) {
        return String.join(", ", files.stream().map(file -> file.file().toString()).toList());
    }

    private static TableName misplacedName(Path file) {
        String fileName = file.getFileName().toString();
        String table = fileName.substring(0, fileName.lastIndexOf('.'));
        return new TableName(DEFAULT_CATALOG, DEFAULT_SCHEMA, table);
    }
}
