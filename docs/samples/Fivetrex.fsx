// The F# prelude for scripts in this repository. It reads the library from where `dotnet build` puts it:
//
//   #load "Fivetrex.fsx"
//   open Fivetrex.Functional
//
// A script with #r "nuget: Fivetrex.Functional" needs no #load: the prelude comes with the package.

// a name of its own: that of the file would be taken for the namespace
module internal Fivetrex.FromSource

#I "../../Fivetrex.Functional/bin/Debug/net10.0"
#r "LanguageExt.Core.dll"
#r "Fivetrex.Functional.dll"
#load "../../Fivetrex.Functional/Fivetrex.Functional.fsx"
