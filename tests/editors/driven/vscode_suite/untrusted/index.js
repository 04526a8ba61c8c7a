"use strict";

module.exports = require("../harness").suite(__dirname);
