using Casus.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Casus.Server.Imports;

/// <summary>Saves what a form brings, part by part as it comes in: no file is held in memory.</summary>
internal sealed class UploadForm(ImportFiles files, string import, int mostFiles)
{
    private const int LongestField = 200;

    /// <summary>Saves the files.</summary>
    /// <returns>Them, and the date of publication for those that state none.</returns>
    /// <exception cref="RequestException">It is no form, or brings no file. Nothing of it is left.</exception>
    public async Task<(IReadOnlyList<ImportFile> Files, string? PublishedOn)> Save(HttpContext http)
    {
        try
        {
            return await Read(http).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException && e is not BadHttpRequestException)
        {
            files.Remove(import);
            throw new RequestException(400, "CAS1301", "The form is cut off, or not of the form multipart/form-data.");
        }
        catch
        {
            files.Remove(import);
            throw;
        }
    }

    private async Task<(IReadOnlyList<ImportFile> Files, string? PublishedOn)> Read(HttpContext http)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(http.Request.ContentType).Boundary).Value;
        if (boundary is not { Length: > 0 and <= 200 })
            throw new RequestException(400, "CAS1301", "The form has no boundary.");
        var reader = new MultipartReader(boundary, http.Request.Body) { HeadersLengthLimit = 8 * 1024 };
        var (saved, published) = (new List<ImportFile>(), (string?)null);
        Directory.CreateDirectory(files.FolderOf(import));
        while (await reader.ReadNextSectionAsync(http.RequestAborted).ConfigureAwait(false) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            if (disposition.IsFileDisposition())
            {
                if (saved.Count == mostFiles)
                    throw new RequestException(413, "CAS1309", "Expected at most 1000 files; put more of them into a .zip.");
                var name = UploadReader.Label(disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value ?? "file");
                using var file = File.Create(files.PathOf(import, saved.Count));
                await section.Body.CopyToAsync(file, http.RequestAborted).ConfigureAwait(false);
                saved.Add(new(name, file.Length));
            }
            else if (HeaderUtilities.RemoveQuotes(disposition.Name).Value == "publishedOn")
            {
                using var text = new StreamReader(section.Body);
                var buffer = new char[LongestField];
                published = new string(buffer, 0, await text.ReadBlockAsync(buffer, http.RequestAborted).ConfigureAwait(false)).Trim();
            }
            else
            {
                throw RequestException.Field(HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", "There is no such field.");
            }
        }

        return saved.Count > 0 ? (saved, published) : throw RequestException.Field("files", "Send one or more files.");
    }
}
