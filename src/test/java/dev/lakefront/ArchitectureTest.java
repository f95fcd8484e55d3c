package dev.lakefront;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the arrows that ARCHITECTURE.md draws. */
class ArchitectureTest {
    private static final JavaClasses LAKEFRONT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.lakefront");

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("dev.lakefront.cli..")
                .layer("run")
                .definedBy("dev.lakefront.run..")
                .layer("app")
                .definedBy("dev.lakefront.app..")
                .layer("credentials")
                .definedBy("dev.lakefront.credentials..")
                .layer("bundle")
                .definedBy("dev.lakefront.bundle..")
                .layer("certificates")
                .definedBy("dev.lakefront.certificates..")
                .layer("frontdoor")
                .definedBy("dev.lakefront.frontdoor..")
                .layer("workspace")
                .definedBy("dev.lakefront.workspace..")
                .layer("persona")
                .definedBy("dev.lakefront.persona..")
                .layer("yaml")
                .definedBy("dev.lakefront.yaml..")
                .layer("identity")
                .definedBy("dev.lakefront.identity..")
                .layer("problem")
                .definedBy("dev.lakefront.problem..")
                .layer("machine")
                .definedBy("dev.lakefront.machine..")
                .layer("digest")
                .definedBy("dev.lakefront.digest..")
                .layer("html")
                .definedBy("dev.lakefront.html..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("app")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("credentials")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("bundle")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("certificates")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("frontdoor")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("workspace")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("persona")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("yaml")
                .mayOnlyAccessLayers("problem")
                .whereLayer("problem")
                .mayNotAccessAnyLayer()
                .whereLayer("machine")
                .mayNotAccessAnyLayer()
                .whereLayer("digest")
                .mayNotAccessAnyLayer()
                .whereLayer("html")
                .mayNotAccessAnyLayer()
                .check(LAKEFRONT);
    }

    @Test
    void arrowsPointOneWayInTheFrontDoorToo() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("frontdoor")
                .definedBy("dev.lakefront.frontdoor")
                .layer("client")
                .definedBy("dev.lakefront.frontdoor.client..")
                .layer("app")
                .definedBy("dev.lakefront.frontdoor.app..")
                .layer("exchange")
                .definedBy("dev.lakefront.frontdoor.exchange..")
                .layer("page")
                .definedBy("dev.lakefront.frontdoor.page..")
                .layer("settings")
                .definedBy("dev.lakefront.frontdoor.settings..")
                .whereLayer("frontdoor")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("frontdoor")
                .whereLayer("app")
                .mayOnlyBeAccessedByLayers("frontdoor")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("frontdoor", "client", "app")
                .whereLayer("page")
                .mayOnlyBeAccessedByLayers("exchange", "client")
                .check(LAKEFRONT);
    }

    @Test
    void arrowsPointOneWayInTheAppToo() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("build")
                .definedBy("dev.lakefront.app.build..")
                .layer("check")
                .definedBy("dev.lakefront.app.check..")
                .layer("environment")
                .definedBy("dev.lakefront.app.environment..")
                .layer("process")
                .definedBy("dev.lakefront.app.process..")
                .layer("ending")
                .definedBy("dev.lakefront.app.ending..")
                .layer("source")
                .definedBy("dev.lakefront.app.source..")
                .layer("output")
                .definedBy("dev.lakefront.app.output..")
                .layer("spec")
                .definedBy("dev.lakefront.app.spec..")
                .layer("resource")
                .definedBy("dev.lakefront.app.resource..")
                .layer("folder")
                .definedBy("dev.lakefront.app.folder..")
                .layer("variable")
                .definedBy("dev.lakefront.app.variable..")
                .whereLayer("build")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("check")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("environment")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("resource")
                .mayOnlyBeAccessedByLayers("environment")
                .whereLayer("process")
                .mayOnlyAccessLayers("output")
                .whereLayer("source")
                .mayNotAccessAnyLayer()
                .whereLayer("ending")
                .mayNotAccessAnyLayer()
                .whereLayer("output")
                .mayNotAccessAnyLayer()
                .whereLayer("folder")
                .mayNotAccessAnyLayer()
                .whereLayer("variable")
                .mayNotAccessAnyLayer()
                .check(LAKEFRONT);
    }

    @Test
    void arrowsPointOneWayInTheCredentialsToo() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("logins")
                .definedBy("dev.lakefront.credentials")
                .layer("ways")
                .definedBy(
                        "dev.lakefront.credentials.azure..",
                        "dev.lakefront.credentials.browser..",
                        "dev.lakefront.credentials.ci..",
                        "dev.lakefront.credentials.cli..",
                        "dev.lakefront.credentials.google..")
                .layer("source")
                .definedBy("dev.lakefront.credentials.source..")
                .layer("method")
                .definedBy("dev.lakefront.credentials.method..")
                .layer("transport")
                .definedBy("dev.lakefront.credentials.transport..")
                .layer("setting")
                .definedBy("dev.lakefront.credentials.setting..")
                .whereLayer("logins")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ways")
                .mayOnlyBeAccessedByLayers("logins")
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("logins")
                .whereLayer("method")
                .mayOnlyBeAccessedByLayers("logins", "ways")
                .whereLayer("setting")
                .mayNotAccessAnyLayer()
                .check(LAKEFRONT);
    }

    @Test
    void arrowsPointOneWayInTheWorkspaceToo() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("workspace")
                .definedBy("dev.lakefront.workspace")
                .layer("oauth")
                .definedBy("dev.lakefront.workspace.oauth..")
                .layer("scim")
                .definedBy(
                        "dev.lakefront.workspace.scim..",
                        "dev.lakefront.workspace.apps..",
                        "dev.lakefront.workspace.secrets..",
                        "dev.lakefront.workspace.files..",
                        "dev.lakefront.workspace.objects..",
                        "dev.lakefront.workspace.stub..")
                .layer("sql")
                .definedBy("dev.lakefront.workspace.sql..")
                .layer("token")
                .definedBy("dev.lakefront.workspace.token..")
                .layer("directory")
                .definedBy("dev.lakefront.workspace.directory..")
                .layer("http")
                .definedBy("dev.lakefront.workspace.http..")
                .layer("state")
                .definedBy("dev.lakefront.workspace.state..")
                .whereLayer("workspace")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("oauth")
                .mayOnlyBeAccessedByLayers("workspace")
                .whereLayer("scim")
                .mayOnlyBeAccessedByLayers("workspace")
                .whereLayer("sql")
                .mayOnlyBeAccessedByLayers("workspace")
                .whereLayer("token")
                .mayOnlyBeAccessedByLayers("workspace", "oauth", "scim", "sql")
                .whereLayer("directory")
                .mayNotAccessAnyLayer()
                .whereLayer("http")
                .mayNotAccessAnyLayer()
                .whereLayer("state")
                .mayNotAccessAnyLayer()
                .check(LAKEFRONT);
    }

    @Test
    void arrowsPointOneWayInSqlToo() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("sql")
                .definedBy("dev.lakefront.workspace.sql")
                .layer("thrift")
                .definedBy("dev.lakefront.workspace.sql.thrift..")
                .layer("arrow")
                .definedBy("dev.lakefront.workspace.sql.arrow..")
                .layer("value")
                .definedBy("dev.lakefront.workspace.sql.value..")
                .layer("statement")
                .definedBy("dev.lakefront.workspace.sql.statement..")
                .layer("engine")
                .definedBy("dev.lakefront.workspace.sql.engine..")
                .layer("dialect")
                .definedBy("dev.lakefront.workspace.sql.dialect..")
                .layer("grant")
                .definedBy("dev.lakefront.workspace.sql.grant..")
                .layer("table")
                .definedBy("dev.lakefront.workspace.sql.table..")
                .whereLayer("sql")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("thrift")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("arrow")
                .mayOnlyBeAccessedByLayers("sql", "thrift")
                .whereLayer("value")
                .mayOnlyBeAccessedByLayers("sql", "thrift", "arrow")
                .whereLayer("statement")
                .mayOnlyBeAccessedByLayers("sql", "thrift")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("sql", "thrift", "arrow", "value", "statement")
                .whereLayer("grant")
                .mayOnlyBeAccessedByLayers("sql", "engine")
                .whereLayer("dialect")
                .mayNotAccessAnyLayer()
                .whereLayer("table")
                .mayNotAccessAnyLayer()
                .check(LAKEFRONT);
    }

    @Test
    void arrowsPointOneWayInTheWorkspacesAuthorizationServerToo() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("endpoints")
                .definedBy("dev.lakefront.workspace.oauth")
                .layer("authorize")
                .definedBy("dev.lakefront.workspace.oauth.authorize..")
                .layer("grant")
                .definedBy("dev.lakefront.workspace.oauth.grant..")
                .layer("client")
                .definedBy("dev.lakefront.workspace.oauth.client..")
                .layer("message")
                .definedBy("dev.lakefront.workspace.oauth.message..")
                .whereLayer("endpoints")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("authorize")
                .mayOnlyBeAccessedByLayers("endpoints")
                .whereLayer("grant")
                .mayOnlyBeAccessedByLayers("endpoints", "authorize")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("endpoints", "authorize")
                .whereLayer("message")
                .mayNotAccessAnyLayer()
                .check(LAKEFRONT);
    }

    @Test
    void arrowsPointOneWayInTheCommandLineToo() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("dev.lakefront.cli")
                .layer("syntax")
                .definedBy("dev.lakefront.cli.syntax..")
                .layer("request")
                .definedBy("dev.lakefront.cli.request..")
                .layer("report")
                .definedBy("dev.lakefront.cli.report..")
                .layer("process")
                .definedBy("dev.lakefront.cli.process..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("syntax")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("request")
                .mayOnlyBeAccessedByLayers("cli", "syntax")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("cli", "request")
                .whereLayer("process")
                .mayNotAccessAnyLayer()
                .check(LAKEFRONT);
    }

    @Test
    void arrowsPointOneWayInTheRunToo() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("explain")
                .definedBy("dev.lakefront.run.explain..")
                .layer("check")
                .definedBy("dev.lakefront.run.check..")
                .layer("session")
                .definedBy("dev.lakefront.run.session..")
                .layer("plan")
                .definedBy("dev.lakefront.run.plan..")
                .layer("login")
                .definedBy("dev.lakefront.run.login..")
                .layer("resource")
                .definedBy("dev.lakefront.run.resource..")
                .layer("option")
                .definedBy("dev.lakefront.run.option..")
                .whereLayer("explain")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("check")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("explain")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("explain", "check", "session")
                .whereLayer("resource")
                .mayOnlyAccessLayers("option")
                .whereLayer("option")
                .mayNotAccessAnyLayer()
                .check(LAKEFRONT);
    }

    @Test
    void jdbcStaysWhereDuckDbIs() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.lakefront.workspace.sql.statement",
                        "dev.lakefront.workspace.sql.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(LAKEFRONT);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.lakefront.(*)..").should().beFreeOfCycles().check(LAKEFRONT);
        for (String folder : List.of("app", "credentials", "frontdoor", "run", "workspace")) {
            slices().matching("dev.lakefront." + folder + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(LAKEFRONT);
        }
    }

    @Test
    void nettyStaysBehindTheListeners() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.lakefront.frontdoor..", "dev.lakefront.workspace..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(LAKEFRONT);
    }

    @Test
    void onlyTheCommandLineExitsAndPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.lakefront.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(LAKEFRONT);
    }

    @Test
    void namesSayWhatATypeIs() {
        classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager)$").check(LAKEFRONT);
    }
}
