package dev.lakefront.workspace.sql.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslatorTest {
    private static final Map<String, Binding> BINDINGS =
            Map.of("p", new Binding("DOUBLE", "1"), "größe", new Binding("VARCHAR", "a.`b c`"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "SELECT `a``b`, \"x\"             | SELECT \"a`b\", 'x'",
                "SELECT 'it''s', 'it\\'s', \"'\"  | SELECT 'it''s', 'it''s', ''''",
                "SELECT r'\\n', '\\%', '\\\\'     | SELECT '\\n', '\\%', '\\'",
                "SELECT '\\u00e9\\U0001F600\\101' | SELECT 'é😀A'",
                "SELECT :p, a=:p, (:p)            | SELECT CAST($1 AS DOUBLE), a=CAST($1 AS DOUBLE), (CAST($1 AS DOUBLE))",
                "#SELECT IDENTIFIER(:größe || '.d')# | SELECT \"a\".\"b c\".\"d\"",
                "SELECT x - INTERVAL :p DAY       | SELECT moved(x , - INTERVAL (CAST($1 AS DOUBLE)) DAY)",
                "SELECT :größe, :p                | SELECT CAST($1 AS VARCHAR), CAST($2 AS DOUBLE)",
                "SELECT raw:p, x::date, a[1]:p    | SELECT json_path(raw,'$.\"p\"') AS \"p\", x::DATE, json_path(nth(a,1),'$.\"p\"') AS \"p\"",
                "SELECT ':p', `:p` -- :p          | SELECT ':p', \":p\" -- :p",
                "SELECT 1 /* ; /* ' */ :p */ ;    | SELECT 1 /* ; /* ' */ :p */",
                "SELECT * FROM known.s.t          | SELECT * FROM \"db known\".s.t",
                "SELECT * FROM `KNOWN` . s        | SELECT * FROM \"KNOWN\" . s",
                "SELECT known.s.t.c, other.s.t    | SELECT \"db known\".s.t.c, other.s.t",
                "SELECT known.nope.t, known.c     | SELECT known.nope.t, known.c",
                "SELECT default.t, default        | SELECT \"default\".t, default",
                "SELECT hidden.t, known.hidden.t  | SELECT \"shown\".t, \"db known\".\"shown\".t",
                "SELECT 1.5, 1e3, t.*             | SELECT 1.5, 1e3, t.*",
            })
    void onlyWhatTokensShowIsWrittenOtherwise(String databricks, String duckDb) {
        assertThat(translate(databricks).text().strip()).isEqualTo(duckDb);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " -- nothing",
                ";",
                "SELECT 1; SELECT 2",
                "SELECT 'a",
                "SELECT \"a",
                "SELECT `a",
                "SELECT /* 1",
                "SELECT 1 /* /* */",
                "SELECT 'a\\'",
                "SELECT r'a",
                "SELECT * FROM IDENTIFIER('a; DROP TABLE b')",
                "SELECT * FROM IDENTIFIER('a.')",
                "SELECT * FROM IDENTIFIER('a AS b')"
            })
    void whatIsNotOneStatementIsRefused(String sql) {
        assertThatThrownBy(() -> translate(sql)).isInstanceOf(SqlSyntaxException.class);
    }

    @Test
    void aParameterThatIsNotGivenIsNamed() {
        assertThatThrownBy(() -> translate("SELECT :nope"))
                .isInstanceOf(UnboundParameterException.class)
                .hasMessage("nope");
    }

    @Test
    void aPlaceInTheTranslationIsOneInTheOriginal() {
        DuckDbSql sql = translate("SELECT \"a\\nb\", :p FROM known.s.t");

        assertThat(sql.original(sql.text().indexOf("FROM"))).isEqualTo(18);
        assertThat(sql.original(sql.text().indexOf("\"db"))).isEqualTo(23);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "STRING         | VARCHAR",
                "int            | INTEGER",
                "DECIMAL(10, 2) | DECIMAL(10,2)",
                "decimal(5)     | DECIMAL(5,0)",
                "TIMESTAMP      | TIMESTAMP",
                "DECIMAL(39,1)  | none",
                "DECIMAL(1,2)   | none",
                "DECIMAL(1,1,1) | none",
                "DECIMAL(x)     | none",
                "INT); DROP     | none",
                "ARRAY<INT>     | none",
            })
    void aTypeOfAParameterIsOneOfAList(String databricks, String duckDb) {
        assertThat(ParameterType.duckDb(databricks)).isEqualTo(duckDb);
    }

    private static DuckDbSql translate(String sql) {
        return Translator.translate(sql, new OneCatalog(), BINDINGS);
    }

    private record OneCatalog() implements Catalogs {
        @Override
        public boolean hasSchema(String catalog, String schema) {
            return catalog.equalsIgnoreCase("known")
                    && (schema.equals("s") || schema.equals("hidden"));
        }

        @Override
        public String database(String catalog) {
            return "db " + catalog;
        }

        @Override
        public String schema(String schema) {
            return schema.equals("hidden") ? "shown" : schema;
        }
    }
}
