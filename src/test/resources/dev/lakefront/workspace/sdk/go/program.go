// What the Go SDK does with the offline workspace. Its environment is that of an app, and PERSON_ID
// whom to log in as.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"strings"

	"github.com/databricks/databricks-sdk-go"
	"github.com/databricks/databricks-sdk-go/apierr"
	"github.com/databricks/databricks-sdk-go/credentials/u2m"
	"github.com/databricks/databricks-sdk-go/credentials/u2m/cache"
	"github.com/databricks/databricks-sdk-go/listing"
	"github.com/databricks/databricks-sdk-go/service/apps"
	"github.com/databricks/databricks-sdk-go/service/files"
	"github.com/databricks/databricks-sdk-go/service/iam"
	"github.com/databricks/databricks-sdk-go/service/jobs"
	"github.com/databricks/databricks-sdk-go/service/sql"
	"github.com/databricks/databricks-sdk-go/service/workspace"
)

const volume = "/Volumes/main/shop/in"

var (
	host = os.Getenv("DATABRICKS_HOST")
	self = os.Getenv("DATABRICKS_CLIENT_ID")
	ctx  = context.Background()
)

func main() {
	for _, part := range []struct {
		name  string
		claim func()
	}{
		{"m2m", m2m}, {"u2m", u2mLogin}, {"onBehalfOf", onBehalfOf}, {"pat", pat},
		{"statements", statements}, {"secrets", secrets}, {"volumes", volumes},
	} {
		part.claim()
		fmt.Println("ok", part.name)
	}
}

func client() *databricks.WorkspaceClient {
	return databricks.Must(databricks.NewWorkspaceClient())
}

// As apps make it that act on behalf of their users, although DATABRICKS_CLIENT_ID is set.
func clientOf(token string) *databricks.WorkspaceClient {
	return databricks.Must(databricks.NewWorkspaceClient(
		&databricks.Config{Host: host, Token: token, AuthType: "pat"}))
}

func m2m() {
	w := client()
	equal(self, must(w.CurrentUser.Me(ctx, iam.MeRequest{})).UserName)
	equal("oauth-m2m", w.Config.AuthType)
	filtered := must(w.UsersV2.ListAll(ctx, iam.ListUsersRequest{Filter: `userName sw "bob"`}))
	equal([]string{"bob@example.com"}, each(filtered, func(u iam.User) string { return u.UserName }))
	// ListAll would stop at the size of a page
	equal(3, len(must(listing.ToSlice(ctx, w.UsersV2.List(ctx, iam.ListUsersRequest{Count: 1})))))
	equal(3, len(must(w.GroupsV2.ListAll(ctx, iam.ListGroupsRequest{}))))
	principals := must(w.ServicePrincipalsV2.ListAll(ctx, iam.ListServicePrincipalsRequest{}))
	equal([]string{self}, each(principals, func(p iam.ServicePrincipal) string { return p.ApplicationId }))
	app := must(w.Apps.GetByName(ctx, "app"))
	equal(self, app.ServicePrincipalClientId)
	equal("sql", app.EffectiveUserApiScopes[0])
	all := must(w.Apps.ListAll(ctx, apps.ListAppsRequest{}))
	equal([]string{"app"}, each(all, func(a apps.App) string { return a.Name }))
	_, err := w.Apps.GetByName(ctx, "other")
	refused(apierr.ErrNotFound, "", err)
	_, err = w.Jobs.ListAll(ctx, jobs.ListJobsRequest{})
	refused(apierr.ErrNotImplemented, "GET /api/2.2/jobs/list", err)
}

// Signs in by the page, and again by the refresh token.
func u2mLogin() {
	argument := must(u2m.NewBasicWorkspaceOAuthArgument(host))
	auth := must(u2m.NewPersistentAuth(ctx,
		u2m.WithOAuthArgument(argument), u2m.WithTokenCache(cache.NewInMemoryTokenCache()), u2m.WithBrowser(browse)))
	defer auth.Close()
	check(auth.Challenge())
	first := must(auth.Token())
	equal("bob@example.com", must(clientOf(first.AccessToken).CurrentUser.Me(ctx, iam.MeRequest{})).UserName)
	second := must(auth.ForceRefreshToken())
	equal(false, first.AccessToken == second.AccessToken)
	equal("bob@example.com", must(clientOf(second.AccessToken).CurrentUser.Me(ctx, iam.MeRequest{})).UserName)
}

// Does by hand what a person does with the login page.
func browse(address string) error {
	browser := http.Client{Jar: must(cookiejar.New(nil))}
	page := must(browser.Get(address))
	text := string(must(io.ReadAll(page.Body)))
	id := regexp.MustCompile(`name="page" value="([^"]+)"`).FindStringSubmatch(text)
	answer, err := browser.PostForm(strings.Split(address, "?")[0], url.Values{
		"answer": {"allow"}, "scope": {"all-apis", "offline_access"},
		"person": {os.Getenv("PERSON_ID")}, "page": {id[1]}})
	if err == nil {
		answer.Body.Close()
	}
	return err
}

// The token that a request of a person carries is good for what the app declares: sql.
func onBehalfOf() {
	alice := clientOf(os.Getenv("FORWARDED_TOKEN"))
	equal("alice@example.com", must(alice.CurrentUser.Me(ctx, iam.MeRequest{})).UserName)
	equal(1, len(must(alice.Warehouses.ListAll(ctx, sql.ListWarehousesRequest{}))))
	_, err := alice.Apps.GetByName(ctx, "app")
	refused(apierr.ErrPermissionDenied, "Provided OAuth token does not have required scopes: apps", err)
}

func pat() {
	_, err := clientOf("dapi0123456789").CurrentUser.Me(ctx, iam.MeRequest{})
	refused(apierr.ErrUnauthenticated, "", err)
}

func statements() {
	w := client()
	warehouse := must(w.Warehouses.ListAll(ctx, sql.ListWarehousesRequest{}))[0].Id
	answer := must(w.StatementExecution.ExecuteAndWait(ctx, sql.ExecuteStatementRequest{
		WarehouseId: warehouse,
		Statement:   "select :a + 1 as n, cast(null as string) as s",
		Parameters:  []sql.StatementParameterListItem{{Name: "a", Value: "41", Type: "INT"}},
	}))
	equal(sql.StatementStateSucceeded, answer.Status.State)
	columns := each(answer.Manifest.Schema.Columns, func(c sql.ColumnInfo) string { return c.Name })
	equal([]string{"n", "s"}, columns)
	equal("42", answer.Result.DataArray[0][0])
	failed := must(w.StatementExecution.ExecuteStatement(ctx, sql.ExecuteStatementRequest{
		WarehouseId: warehouse, Statement: "select * from nothing"}))
	equal(sql.StatementStateFailed, failed.Status.State)
}

func secrets() {
	w := client()
	scopes := must(w.Secrets.ListScopesAll(ctx))
	equal([]string{"shop"}, each(scopes, func(s workspace.SecretScope) string { return s.Name }))
	keys := must(w.Secrets.ListSecretsAll(ctx, workspace.ListSecretsRequest{Scope: "shop"}))
	equal([]string{"api-key"}, each(keys, func(s workspace.SecretMetadata) string { return s.Key }))
	// base64 of s3cr3t
	equal("czNjcjN0", must(w.Secrets.GetSecret(ctx, workspace.GetSecretRequest{Scope: "shop", Key: "api-key"})).Value)
	_, err := w.Secrets.GetSecret(ctx, workspace.GetSecretRequest{Scope: "shop", Key: "other"})
	refused(apierr.ErrResourceDoesNotExist, "", err)
}

func volumes() {
	f := client().Files
	equal("hello", string(download(f, volume+"/hello.txt")))
	data := bytes.Repeat([]byte("0123456789"), 100_000)
	path := volume + "/a/ü b.bin"
	check(f.Upload(ctx, files.UploadRequest{FilePath: path, Contents: io.NopCloser(bytes.NewReader(data))}))
	equal(true, bytes.Equal(data, download(f, path)))
	equal(int64(len(data)), must(f.GetMetadataByFilePath(ctx, path)).ContentLength)
	refused(apierr.ErrAlreadyExists, "", f.Upload(ctx, files.UploadRequest{
		FilePath: volume + "/hello.txt", Contents: io.NopCloser(bytes.NewReader(data)),
		Overwrite: false, ForceSendFields: []string{"Overwrite"}}))
	check(f.CreateDirectory(ctx, files.CreateDirectoryRequest{DirectoryPath: volume + "/b/c"}))
	check(f.GetDirectoryMetadataByDirectoryPath(ctx, volume+"/b/c"))
	listed := must(f.ListDirectoryContentsAll(ctx,
		files.ListDirectoryContentsRequest{DirectoryPath: volume, PageSize: 1}))
	equal([]string{"a", "b", "hello.txt"}, each(listed, func(e files.DirectoryEntry) string { return e.Name }))
	check(f.DeleteByFilePath(ctx, path))
	_, err := f.DownloadByFilePath(ctx, path)
	refused(apierr.ErrNotFound, "", err)
}

func download(f files.FilesInterface, path string) []byte {
	contents := must(f.DownloadByFilePath(ctx, path)).Contents
	defer contents.Close()
	return must(io.ReadAll(contents))
}

func each[T any](items []T, part func(T) string) []string {
	parts := []string{}
	for _, item := range items {
		parts = append(parts, part(item))
	}
	return parts
}

func refused(as error, saying string, err error) {
	if !errors.Is(err, as) || !strings.Contains(err.Error(), saying) {
		panic(fmt.Sprintf("expected %q, saying %q; found %v", as, saying, err))
	}
}

func equal(expected, found any) {
	if !reflect.DeepEqual(expected, found) {
		panic(fmt.Sprintf("expected %v, found %v", expected, found))
	}
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
