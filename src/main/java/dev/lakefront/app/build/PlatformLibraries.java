package dev.lakefront.app.build;

import java.util.List;

/**
 * What the platform has installed before an app's {@code requirements.txt} is read, in its
 * versions: see "Pre-installed Python libraries" in the documentation of Databricks Apps.
 */
final class PlatformLibraries {
    /** What {@code --debug} starts Python with; {@code databricks apps run-local} adds it too. */
    static final String DEBUGGER = "debugpy";

    static final List<String> ALL =
            List.of(
                    "databricks-sql-connector==3.4.0",
                    "databricks-sdk==0.33.0",
                    "mlflow-skinny==2.16.2",
                    "gradio==4.44.0",
                    "streamlit==1.38.0",
                    "shiny==1.1.0",
                    "dash==2.18.1",
                    "flask==3.0.3",
                    "fastapi==0.115.0",
                    "uvicorn[standard]==0.30.6",
                    "gunicorn==23.0.0",
                    "huggingface-hub==0.35.3",
                    "dash-ag-grid==31.2.0",
                    "dash-mantine-components==0.14.4",
                    "dash-bootstrap-components==1.6.0",
                    "plotly==5.24.1",
                    "plotly-resampler==0.10.0");

    /**
     * Of what those need: they set no limit, and do not work with what came years after them. The
     * platform has the version of its day; shiny 1.1 cannot be imported with htmltools 0.7.
     */
    static final List<String> HELD_BACK = List.of("htmltools<0.7");

    private PlatformLibraries() {}
}
